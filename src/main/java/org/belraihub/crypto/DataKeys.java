package org.belraihub.crypto;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The versioned keys of data at rest. One key of each kind is current and used for new data; the others are kept to read what they
 * wrote, until a rotation has replaced it all.
 *
 * <p>Written as lines: {@code origin=sandbox} (made by the hub itself, refused in the server profile), {@code encryption.current=e1},
 * {@code encryption.e1=} base64 of 32 bytes, {@code hash.current=h1}, {@code hash.h1=} base64 of 32 bytes. Ids are one
 * to sixteen lower-case letters and digits.
 *
 * @param fromSandbox whether the hub made these keys itself
 * @param encryption  AES-256 keys by id
 * @param current     id of the key that encrypts now
 * @param hash        HMAC-SHA-256 keys by id
 * @param currentHash id of the key that hashes now
 */
public record DataKeys(boolean fromSandbox, Map<String, SecretKey> encryption, String current, Map<String, SecretKey> hash,
                       String currentHash) {

  private static final int KEY_BYTES = 32;
  private static final String ENCRYPTION = "encryption.";
  private static final String HASH = "hash.";

  /** Copies the maps and checks that the current keys are among them. */
  public DataKeys {
    encryption = Map.copyOf(encryption);
    hash = Map.copyOf(hash);
    if (!encryption.containsKey(current) || !hash.containsKey(currentHash)) {
      throw new KeyMaterialException("the current data key is not among the keys: check encryption.current and hash.current", null);
    }
  }

  /** Keys from text, such as the value of an environment variable; {@link KeyMaterialException} names what is wrong. */
  public static DataKeys parse(String text) {
    var lines = new Properties();
    try (Reader reader = new StringReader(text)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyMaterialException("the data keys are not lines of name=value", null);
    }
    return new DataKeys("sandbox".equals(lines.getProperty("origin")), keys(lines, ENCRYPTION, "AES"), required(lines, ENCRYPTION),
        keys(lines, HASH, "HmacSHA256"), required(lines, HASH));
  }

  /** Keys from a file. */
  public static DataKeys read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new KeyMaterialException("cannot read the data keys in " + file, e);
    }
  }

  /** For the sandbox: the keys in a file, made at the first start and readable by the owner only. */
  public static DataKeys readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        writeNew(file, generate(true));
      }
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } catch (IOException e) {
      throw new KeyMaterialException("cannot write the data keys to " + file, e);
    }
    return read(file);
  }

  /** One fresh key of each kind. */
  public static DataKeys generate(boolean fromSandbox) {
    return new DataKeys(fromSandbox, Map.of("e1", random("AES")), "e1", Map.of("h1", random("HmacSHA256")), "h1");
  }

  /** The same keys with a fresh current one of each kind. */
  public DataKeys rotated() {
    var newEncryption = new TreeMap<>(encryption);
    var newHash = new TreeMap<>(hash);
    String e = next("e", encryption);
    String h = next("h", hash);
    newEncryption.put(e, random("AES"));
    newHash.put(h, random("HmacSHA256"));
    return new DataKeys(fromSandbox, newEncryption, e, newHash, h);
  }

  /** The same keys, writing with these. */
  public DataKeys writingWith(String encryptionId, String hashId) {
    return new DataKeys(fromSandbox, encryption, encryptionId, hash, hashId);
  }

  /** Only the current keys: once nothing written with the others is left. */
  public DataKeys withoutOld() {
    return new DataKeys(fromSandbox, Map.of(current, encryption.get(current)), current, Map.of(currentHash, hash.get(currentHash)),
        currentHash);
  }

  /** Replaces the file in one step, readable by the owner only. */
  public void write(Path file) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      writeNew(fresh, this);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new KeyMaterialException("cannot write the data keys to " + file, e);
    }
  }

  private static void writeNew(Path file, DataKeys keys) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly = posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    Files.createFile(file, ownerOnly);
    Files.writeString(file, keys.text(), StandardCharsets.UTF_8);
  }

  private String text() {
    var lines = new ArrayList<String>();
    if (fromSandbox) {
      lines.add("origin=sandbox");
    }
    lines(lines, ENCRYPTION, current, encryption);
    lines(lines, HASH, currentHash, hash);
    return String.join("\n", lines) + "\n";
  }

  private static void lines(List<String> lines, String kind, String current, Map<String, SecretKey> keys) {
    lines.add(kind + "current=" + current);
    new TreeMap<>(keys).forEach((id, key) -> lines.add(kind + id + "=" + Base64.getEncoder().encodeToString(key.getEncoded())));
  }

  private static Map<String, SecretKey> keys(Properties lines, String kind, String algorithm) {
    var keys = new TreeMap<String, SecretKey>();
    for (String name : lines.stringPropertyNames()) {
      if (name.startsWith(kind) && !name.equals(kind + "current")) {
        keys.put(id(name.substring(kind.length())), key(name, lines.getProperty(name).trim(), algorithm));
      }
    }
    return keys;
  }

  private static String id(String id) {
    if (!id.matches("[a-z0-9]{1,16}")) {
      throw new KeyMaterialException("the data key id '" + id + "' is not 1 to 16 lower-case letters and digits", null);
    }
    return id;
  }

  private static SecretKey key(String name, String base64, String algorithm) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, algorithm);
      }
    } catch (IllegalArgumentException e) {
      // the value must not become part of a message
    }
    throw new KeyMaterialException("the data key " + name + " is not base64 of 32 bytes", null);
  }

  private static String required(Properties lines, String kind) {
    String value = lines.getProperty(kind + "current");
    if (value == null) {
      throw new KeyMaterialException("the data keys do not say " + kind + "current", null);
    }
    return value.trim();
  }

  private static String next(String letter, Map<String, SecretKey> keys) {
    int number = keys.size() + 1;
    while (keys.containsKey(letter + number)) {
      number++;
    }
    return letter + number;
  }

  private static SecretKey random(String algorithm) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, algorithm);
  }

  @Override
  public String toString() {
    return "DataKeys[" + encryption.keySet() + ", " + hash.keySet() + "]";
  }
}
