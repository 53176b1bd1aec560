/**
 * Kills. Hub, partners and PostgreSQL are processes of their own; between them stand proxies that know when a commit is sent and when
 * it is answered. At such a moment one of the processes is killed with SIGKILL and started again, the senders send the same requests
 * again, and afterwards the books of hub and partners are compared: nothing lost, every effect once.
 */
@NullMarked
package org.belraihub.faults;

import org.jspecify.annotations.NullMarked;
