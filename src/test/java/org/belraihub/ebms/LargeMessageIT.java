package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.belraihub.testing.HubProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed attachment that is larger than the heap; its size by {@code -Debms.large.bytes}, 250 MB fit too. */
class LargeMessageIT {

  private static final long BYTES = Long.getLong("ebms.large.bytes", 60L * 1000 * 1000);
  /** In megabytes; with the usual size the heap is smaller still. */
  private static final int HEAP = Integer.getInteger("ebms.large.heap", 96);

  @TempDir
  Path directory;

  @Test
  void aSignedAttachmentAsLargeAsTheHeapTravelsInChunks() throws Exception {
    Path output = directory.resolve("output");
    var command = HubProgram.command(HEAP + "m", LargeExchange.class);
    command.addAll(List.of(Long.toString(BYTES), directory.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output)).contains("arrived as sent").contains("chunks " + BYTES / (1024 * 1024));
    try (var left = Files.list(directory)) {
      assertThat(left.filter(file -> file.toString().endsWith(".spool"))).isEmpty();
    }
  }
}
