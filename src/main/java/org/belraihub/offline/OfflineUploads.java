package org.belraihub.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Takes uploads: single items at once, files whole or not at all; tells how far they are. */
public class OfflineUploads {

  private static final int AT_ONCE = 100;
  private static final int PAGE = 500;

  /** What the user was asked for and adds to items that lack it. */
  public record Added(@Nullable String vsbNumber, @Nullable Integer validityMonths, @Nullable String reason) {

    OfflineItem.Added inside() {
      return new OfflineItem.Added(vsbNumber, validityMonths, reason);
    }
  }

  /** One item, encrypted. */
  public record Item(String itemId, String jwe, Added added) {

    @Override
    public String toString() {
      return "Item " + itemId;
    }
  }

  /**
   * A file.
   *
   * @param name    as the application named it
   * @param length  that the signed message promises
   * @param sha256  that it promises
   * @param content reads it from its beginning, at every call
   * @param added   for items that lack it
   */
  public record File(String name, long length, byte[] sha256, Supplier<InputStream> content, Added added) {
  }

  /** The answer to a file. */
  public record Accepted(long upload, int items) {
  }

  /** Which page of which upload. */
  public record Question(long upload, @Nullable Integer after) {
  }

  /** Keys to encrypt to, signed. */
  public record Keys(String signedKeySet) {
  }

  private final List<KeyMaterial> keys;
  private final OfflineStore store;
  private final OfflineWork work;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final SystemClock clock;

  OfflineUploads(List<KeyMaterial> keys, OfflineStore store, OfflineWork work, RequestDesk requests, AuditTrail audit, SystemClock clock) {
    this.keys = keys;
    this.store = store;
    this.work = work;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
  }

  /** The keys to which items are encrypted. */
  public Keys keys(Admitted<Keys> request) {
    return requests.read(request.frame(), () -> new Keys(OfflineCrypto.signedKeySet(keys)));
  }

  /** Takes one item; what is wrong with it is its status and no fault (R7.14). */
  public OfflineOutcome item(Admitted<Item> request) {
    AccessPolicy.creation(request.caller());
    Item item = request.command();
    byte[] clear = decrypted(item.jwe());
    return requests.bridged(request.caller(), request.frame(), "UploadOfflineItem", OfflineOutcome.class,
        () -> work.single(request, item.itemId(), clear, item.added().inside()), outcome -> outcome).answer();
  }

  private byte[] decrypted(String jwe) {
    try {
      return OfflineCrypto.decrypted(jwe, keys);
    } catch (OfflineFormatException e) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, String.valueOf(e.getMessage()), List.of("jwe"), e);
    }
  }

  /**
   * Takes a file whole: every item decrypted and stored, the manifest verified, in one transaction. Of the same file again those items are
   * taken that ended in an error, with what is added now and for whoever acts now; what was uploaded or is still to be processed stays as
   * it is.
   *
   * @throws RefusedException SCHEMA_INVALID when it is not what the message promises, was altered, or has an item that cannot be decrypted
   */
  public Accepted file(Admitted<File> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    File file = request.command();
    verifyPromise(file);
    return requests.change(caller, request.frame(), "UploadOfflineFile", Accepted.class, () -> {
      var uploader = new OfflineStore.Uploader(caller.user().insz().digits(), caller.role().name(), caller.hco(), caller.software(),
          file.added().inside());
      OfflineStore.Upload upload = store.begin(file.name(), file.sha256(), uploader, clock.now());
      int items = upload.fresh() ? stored(upload.id(), file, caller) : upload.items();
      int again = upload.fresh() ? 0 : storedAgain(upload.id(), file, caller, uploader);
      audit.record(RequestDesk.event(AuditAction.OFFLINE_UPLOADED, caller, request.frame(), Map.of("upload", Long.toString(upload.id()),
          "items", Integer.toString(items), "fresh", Boolean.toString(upload.fresh()), "again", Integer.toString(again))));
      return new Accepted(upload.id(), items);
    }).answer();
  }

  private static void verifyPromise(File file) {
    try (var in = new DigestInputStream(file.content().get(), MessageDigest.getInstance("SHA-256"))) {
      long length = in.transferTo(java.io.OutputStream.nullOutputStream());
      if (length != file.length() || !MessageDigest.isEqual(in.getMessageDigest().digest(), file.sha256())) {
        throw new RefusedException(FaultCode.SCHEMA_INVALID, "the attachment is not the one that the message promises", List.of("attachment"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private int stored(long upload, File file, Caller caller) {
    int items = read(upload, file, caller, position -> true, store::add);
    store.whole(upload, items);
    return items;
  }

  /** How many of its items are taken again. */
  private int storedAgain(long upload, File file, Caller caller, OfflineStore.Uploader sender) {
    Set<Integer> errors = store.errors(upload);
    if (!errors.isEmpty()) {
      read(upload, file, caller, errors::contains, lines -> store.again(lines, sender));
      store.reopen(upload, clock.now());
    }
    return errors.size();
  }

  /** Verifies a file and decrypts the items at some places. */
  private int read(long upload, File file, Caller caller, IntPredicate places, Consumer<List<OfflineStore.Arrived>> each) {
    var lines = new ArrayList<OfflineStore.Arrived>(AT_ONCE);
    try (InputStream in = file.content().get()) {
      int items = OfflineFile.read(in, caller.organisation().certificates(), (position, id, jwe) -> {
        if (places.test(position)) {
          lines.add(new OfflineStore.Arrived(upload, position, id, OfflineCrypto.decrypted(jwe, keys)));
        }
        if (lines.size() == AT_ONCE) {
          each.accept(lines);
          lines.clear();
        }
      });
      each.accept(lines);
      return items;
    } catch (OfflineFormatException e) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "the file is refused whole: " + e.getMessage(), List.of("attachment"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How far an upload of the caller's organisation is; UNKNOWN_REFERENCE for another's. */
  public OfflineProgress progress(Admitted<Question> request) {
    Question question = request.command();
    return requests.read(request.frame(), () -> store.progress(question.upload(), request.caller().hco(), question.after(), PAGE)
        .orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no upload of this organisation has this number")));
  }
}
