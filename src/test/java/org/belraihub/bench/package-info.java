/**
 * The benchmark, {@code mvn -q -Pbench verify}: the hub as it ships, its partners, a bare CXF + WSS4J endpoint and the senders, each a
 * process of its own, PostgreSQL with fsync on. Prints a table and writes {@code target/bench/results.json}.
 *
 * <p>A line of the table comes from a {@link org.belraihub.bench.Row}: a small class named in {@link org.belraihub.bench.Benchmark}. It
 * takes from the {@link org.belraihub.bench.Stage} the processes that it needs (started when first asked for, shared by all rows), lets
 * {@link org.belraihub.bench.Contest} send in alternating rounds or measures by itself, and tells the
 * {@link org.belraihub.bench.Recorder}. {@code -Dbench.rows=a,b} runs some rows, {@code -Dbench.rounds} and {@code -Dbench.seconds} set
 * how many rounds each has and how long they take.
 *
 * <p>Rates move with whatever else the machine does; the ratio of processor time per message of two processes measured in the same
 * minute hardly does. Both are told.
 */
@NullMarked
package org.belraihub.bench;

import org.jspecify.annotations.NullMarked;
