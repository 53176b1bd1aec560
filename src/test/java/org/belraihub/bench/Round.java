package org.belraihub.bench;

/**
 * One round of messages to one process.
 *
 * @param seconds      from the first byte sent to the last answer read, or to the last effect where a row says so
 * @param nanos        time of each answer
 * @param cpuMillis    processor time of the process that answered
 * @param storeMillis  processor time of its PostgreSQL, 0 when it has none
 */
record Round(double seconds, long[] nanos, double cpuMillis, double storeMillis) {

  int messages() {
    return nanos.length;
  }

  double rate() {
    return messages() / seconds;
  }

  double cpuPerMessage() {
    return cpuMillis / messages();
  }

  double storePerMessage() {
    return storeMillis / messages();
  }

  /** The same messages, over another time. */
  Round until(double otherSeconds, double cpu, double store) {
    return new Round(otherSeconds, nanos, cpu, store);
  }
}
