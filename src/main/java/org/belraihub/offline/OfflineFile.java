package org.belraihub.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import org.belraihub.crypto.KeyMaterial;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of items, read as a stream: {@code {"format", "items": [{"id", "jwe"}], "manifest"}}. The manifest is signed and has the hash of
 * every item in order, so that nothing can be altered, added, taken away or moved.
 */
public final class OfflineFile {

  /** What every file begins with. */
  public static final String FORMAT = "belrai-offline-1";
  /** Most items of a file. */
  public static final int MOST_ITEMS = 100_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What is done with each item while the file is read. */
  public interface Each {
    /** Takes one, at its place from 1. */
    void item(int position, String id, String jwe) throws OfflineFormatException;
  }

  private OfflineFile() {
  }

  /**
   * Reads and verifies.
   *
   * @param signers whose signature under the manifest counts
   * @param each    gets the items before it is known whether the whole is right
   * @return number of items
   * @throws OfflineFormatException when anything is wrong; nothing of the file may count then
   */
  public static int read(InputStream in, List<X509Certificate> signers, Each each) throws OfflineFormatException {
    var hashes = new ArrayList<String>();
    String manifest = null;
    try (JsonParser parser = JSON.createParser(in)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "format" -> require(FORMAT.equals(parser.getString()), "not a file of format " + FORMAT);
          case "manifest" -> manifest = parser.getString();
          case "items" -> items(parser, hashes, each);
          default -> throw new OfflineFormatException("an unknown field");
        }
      }
    } catch (JacksonException e) {
      throw new OfflineFormatException("not the JSON of an offline file", e);
    }
    verify(manifest, hashes, signers);
    return hashes.size();
  }

  private static void items(JsonParser parser, List<String> hashes, Each each) throws OfflineFormatException {
    require(parser.currentToken() == JsonToken.START_ARRAY, "items is no array");
    var seen = new HashSet<String>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String id = null;
      String jwe = null;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("id")) {
          id = parser.getString();
        } else if (name.equals("jwe")) {
          jwe = parser.getString();
        } else {
          throw new OfflineFormatException("an unknown field of an item");
        }
      }
      require(id != null && jwe != null && id.length() <= 64 && seen.add(id), "an item without an id of its own");
      require(hashes.size() < MOST_ITEMS, "more than " + MOST_ITEMS + " items");
      hashes.add(line(id, jwe));
      each.item(hashes.size(), id, jwe);
    }
  }

  private static void verify(@Nullable String manifest, List<String> hashes, List<X509Certificate> signers) throws OfflineFormatException {
    if (manifest == null) {
      throw new OfflineFormatException("no manifest");
    }
    try {
      JsonNode signed = JSON.readTree(OfflineCrypto.verified(manifest, signers));
      require(FORMAT.equals(signed.path("format").asString("")), "a manifest of another format");
      require(signed.path("items").size() == hashes.size(), "not as many items as the manifest has");
      int place = 0;
      for (JsonNode item : signed.path("items")) {
        require(hashes.get(place++).equals(item.asString()), "an item is not the one of the manifest");
      }
    } catch (JacksonException e) {
      throw new OfflineFormatException("not a manifest", e);
    }
  }

  private static void require(boolean condition, String otherwise) throws OfflineFormatException {
    if (!condition) {
      throw new OfflineFormatException(otherwise);
    }
  }

  /** The line of an item in the manifest: its id, a space, and the SHA-256 of its JWE. */
  static String line(String id, String jwe) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(jwe.getBytes(StandardCharsets.US_ASCII));
      return id + ' ' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes a file: items as they come, the manifest at the end. */
  public static final class Writer implements AutoCloseable {

    private final OutputStream out;
    private final KeyMaterial signer;
    private final String keySet;
    private final List<String> hashes = new ArrayList<>();

    /**
     * A writer.
     *
     * @param keySet the hub's JWK set
     * @param signer key of the organisation
     */
    public Writer(OutputStream out, String keySet, KeyMaterial signer) throws IOException {
      this.out = out;
      this.keySet = keySet;
      this.signer = signer;
      text("{\"format\":\"" + FORMAT + "\",\"items\":[");
    }

    /** Adds an item in clear, which names its id. */
    public void item(String clear) throws IOException, OfflineFormatException {
      String id = JSON.readTree(clear).path("itemId").asString("");
      require(!id.isEmpty(), "an item without itemId");
      String jwe = OfflineCrypto.encrypted(OfflineCrypto.newestKey(keySet), clear);
      text((hashes.isEmpty() ? "" : ",") + "\n" + JSON.writeValueAsString(java.util.Map.of("id", id, "jwe", jwe)));
      hashes.add(line(id, jwe));
    }

    private void text(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
      try (out) {
        String manifest = JSON.writeValueAsString(java.util.Map.of("format", FORMAT, "items", hashes));
        text("\n],\"manifest\":\"" + OfflineCrypto.signed(signer, manifest) + "\"}\n");
      } catch (JOSEException e) {
        throw new IOException("the manifest could not be signed", e);
      }
    }
  }
}
