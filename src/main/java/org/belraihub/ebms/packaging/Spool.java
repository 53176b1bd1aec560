package org.belraihub.ebms.packaging;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.PackagingException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes octets whose number is not known before: few stay in the heap, more go to a file without a name, encrypted with a key that
 * nobody but this object has. Closing it, or losing it, frees the file.
 */
public final class Spool extends OutputStream {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BLOCK = 16;
  private static final int BUFFER = 64 * 1024;
  /** Most messages are smaller than this. */
  private static final int FIRST_BUFFER = 8 * 1024;

  private final Path directory;
  private final int inMemory;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(8 * 1024);
  private long length;
  private @Nullable FileOctets file;
  private @Nullable Cipher cipher;

  /**
   * An empty spool.
   *
   * @param directory where a file is made; there is room for the largest message
   * @param inMemory  octets that stay in the heap
   */
  public Spool(Path directory, int inMemory) {
    this.directory = directory;
    this.inMemory = inMemory;
  }

  /** Reads to the end; one octet more than the limit is too many. */
  public Octets read(InputStream in, long limit) throws IOException, PackagingException {
    byte[] buffer = new byte[(int) Math.min(FIRST_BUFFER, limit + 1)];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (length + read > limit) {
        close();
        throw new PackagingException(Reason.TOO_LARGE, "more than " + limit + " bytes");
      }
      write(buffer, 0, read);
      if (buffer.length < BUFFER && length >= BUFFER) {
        buffer = new byte[BUFFER];
      }
    }
    return octets();
  }

  /** What was written so far. */
  public Octets octets() {
    return file == null ? Octets.of(memory.toByteArray()) : file.slice(0, length);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int count) throws IOException {
    if (file == null && length + count <= inMemory) {
      memory.write(octets, from, count);
    } else {
      if (file == null || cipher == null) {
        file = FileOctets.create(directory);
        cipher = Ctr.at(file.key, file.nonce, 0);
        byte[] before = memory.toByteArray();
        memory.reset();
        append(file, cipher, before, 0, before.length);
      }
      append(file, cipher, octets, from, count);
    }
    length += count;
  }

  private static void append(FileOctets file, Cipher cipher, byte[] octets, int from, int count) throws IOException {
    byte[] sealed = cipher.update(octets, from, count);
    if (sealed != null) {
      var out = ByteBuffer.wrap(sealed);
      while (out.hasRemaining()) {
        file.channel.write(out);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.channel.close();
    }
  }

  /** Counter mode, so that reading can begin anywhere; the signature of the message is what proves the content. */
  private static final class Ctr {

    static Cipher at(SecretKey key, byte[] nonce, long block) {
      byte[] counter = nonce.clone();
      ByteBuffer.wrap(counter).putLong(Long.BYTES, block);
      try {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
        return cipher;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has AES in counter mode", e);
      }
    }
  }

  private static final class FileOctets implements Octets {

    private final FileChannel channel;
    private final SecretKey key;
    private final byte[] nonce;
    private final long from;
    private final long count;

    private FileOctets(FileChannel channel, SecretKey key, byte[] nonce, long from, long count) {
      this.channel = channel;
      this.key = key;
      this.nonce = nonce;
      this.from = from;
      this.count = count;
    }

    static FileOctets create(Path directory) throws IOException {
      Files.createDirectories(directory);
      byte[] secret = new byte[2 * BLOCK];
      RANDOM.nextBytes(secret);
      byte[] nonce = new byte[BLOCK];
      RANDOM.nextBytes(nonce);
      Path path = Files.createTempFile(directory, "ebms", ".spool");
      var channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
      return new FileOctets(channel, new SecretKeySpec(secret, "AES"), nonce, 0, 0);
    }

    @Override
    public long length() {
      return count;
    }

    @Override
    public Octets slice(long begin, long end) {
      return new FileOctets(channel, key, nonce, from + begin, end - begin);
    }

    @Override
    public InputStream open() {
      long block = from / BLOCK;
      Cipher cipher = Ctr.at(key, nonce, block);
      int skipped = (int) (from - block * BLOCK);
      cipher.update(new byte[skipped]);
      return new Reading(cipher);
    }

    @Override
    public String toString() {
      return count + " octets";
    }

    private final class Reading extends InputStream {

      private final Cipher cipher;
      private long at;

      Reading(Cipher cipher) {
        this.cipher = cipher;
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int wanted) throws IOException {
        int next = (int) Math.min(Math.min(wanted, BUFFER), count - at);
        if (next <= 0) {
          return wanted == 0 ? 0 : -1;
        }
        var buffer = ByteBuffer.allocate(next);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, from + at + buffer.position()) < 0) {
            throw new EOFException("the spool file is shorter than it was");
          }
        }
        try {
          int clear = cipher.update(buffer.array(), 0, next, target, offset);
          if (clear != next) {
            throw new IOException("counter mode gave " + clear + " octets for " + next);
          }
        } catch (GeneralSecurityException e) {
          throw new UncheckedIOException(new IOException(e));
        }
        at += next;
        return next;
      }
    }
  }
}
