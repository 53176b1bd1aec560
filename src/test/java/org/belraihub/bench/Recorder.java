package org.belraihub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was measured, prints each line as it comes, and writes all of it as JSON. */
final class Recorder {

  private static final String LINE = "%-34s %8s %7s %7s %7s %9s %9s %8s  %s%n";

  private final PrintStream out;
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  Recorder(PrintStream out) {
    this.out = out;
  }

  /** What a process did: rate, times, cost; {@code backlog} is what waited for a partner at the end, null where nothing can. */
  void load(String name, Series series, @Nullable Long backlog) {
    var entry = entry(name);
    entry.put("rate", series.rate());
    entry.put("p50Millis", series.percentile(0.50));
    entry.put("p95Millis", series.percentile(0.95));
    entry.put("p99Millis", series.percentile(0.99));
    entry.put("cpuMillisPerMessage", series.cpuPerMessage());
    entry.put("storeCpuMillisPerMessage", series.storePerMessage());
    entry.put("backlog", backlog);
    entry.put("rates", series.rounds().stream().map(Round::rate).toList());
    entry.put("cpuMillisPerMessageByRound", series.rounds().stream().map(Round::cpuPerMessage).toList());
    tell(LINE.formatted(name, number(series.rate()), number(series.percentile(0.50)), number(series.percentile(0.95)),
        number(series.percentile(0.99)), number(series.cpuPerMessage()), number(series.storePerMessage()),
        backlog == null ? "-" : backlog, ""));
  }

  /** One process beside another of the same rounds: the ratio of the rates is what has limits, that of the processor time explains it. */
  void ratio(String name, Series measured, Series baseline, @Nullable Limits limits) {
    double rates = measured.rate() / baseline.rate();
    double costs = baseline.cpuPerMessage() / measured.cpuPerMessage();
    var entry = entry(name);
    entry.put("ratio", rates);
    entry.put("cpuRatio", costs);
    tell("%-34s %8.2f  rates; %.2f processor time per message%s%n".formatted(name, rates, costs, judged(entry, rates, limits)));
  }

  /** A single figure. */
  void figure(String name, double value, String unit, @Nullable Limits limits) {
    var entry = entry(name);
    entry.put("value", value);
    entry.put("unit", unit);
    tell("%-34s %8s  %s%s%n".formatted(name, number(value), unit, judged(entry, value, limits)));
  }

  private static String judged(Map<String, Object> entry, double value, @Nullable Limits limits) {
    if (limits == null) {
      return "";
    }
    entry.put("must", limits.must());
    entry.put("goal", limits.goal());
    entry.put("reached", limits.verdict(value));
    return " (must %s, goal %s): %s".formatted(number(limits.must()), number(limits.goal()), limits.verdict(value));
  }

  private Map<String, Object> entry(String name) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("name", name);
    entries.add(entry);
    return entry;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  private void tell(String line) {
    told.add(line);
    out.print(line);
    out.flush();
  }

  /** Prints everything once more as one table and writes the file. */
  void finish(Path file, Map<String, Object> machine) throws IOException {
    out.println();
    out.printf(LINE, "", "per sec", "p50 ms", "p95", "p99", "CPU ms", "store ms", "backlog", "");
    told.forEach(out::print);
    Files.createDirectories(file.getParent());
    var all = new LinkedHashMap<String, Object>();
    all.put("machine", machine);
    all.put("rows", entries);
    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), all);
    out.println(file);
  }
}
