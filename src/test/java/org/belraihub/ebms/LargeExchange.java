package org.belraihub.ebms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.Spool;
import org.belraihub.ebms.signature.DigestAlgorithm;

/**
 * A process of its own: sends one signed attachment of the given number of bytes from one party to another, both in this small heap, and
 * prints whether it arrived as it was sent. Arguments: bytes, directory for files.
 */
final class LargeExchange {

  private LargeExchange() {
  }

  public static void main(String[] args) throws Exception {
    CryptoProvider.install();
    long bytes = Long.parseLong(args[0]);
    var limits = PackagingLimits.DEFAULT.with(bytes + 1024 * 1024, Path.of(args[1]));
    try (var buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
        var seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY)) {
      buyer.limits = limits;
      seller.limits = limits;
      var reliability = new Reliability(3, Duration.ofMinutes(2), Duration.ofHours(1), false);
      var agreements = Agreements.of(List.of(
          TestParties.agreement("large", buyer.endpoint, seller.endpoint, reliability, SyncReplyMode.NONE)));
      buyer.listen();
      seller.listen();
      seller.digestsPayloads = true;
      seller.begin(agreements, false);
      buyer.begin(agreements, false);
      Octets content = content(bytes, limits);
      String sent = DigestAlgorithm.SHA256.base64(content);
      var message = OutgoingMessage.of("large", "large", TestParties.SERVICE, TestParties.ORDER, "large",
          new Payload("application/octet-stream", null, content));
      System.out.println("outcome " + buyer.handler().transmit(buyer.enqueue(message)));
      while (buyer.acknowledged.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      System.out.println("heap " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB, attachment " + bytes + " bytes, chunks "
          + seller.count("ebms_chunk"));
      System.out.println(seller.digests.contains(sent) ? "arrived as sent" : "arrived different");
    }
    System.exit(0);
  }

  private static Octets content(long bytes, PackagingLimits limits) {
    var random = new Random(7);
    try {
      return new Spool(limits.spoolDirectory(), limits.inMemory()).read(new InputStream() {
        private long left = bytes;

        @Override
        public int read() {
          return left-- <= 0 ? -1 : random.nextInt(256);
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
          if (left <= 0) {
            return -1;
          }
          byte[] some = new byte[(int) Math.min(wanted, left)];
          random.nextBytes(some);
          System.arraycopy(some, 0, target, offset, some.length);
          left -= some.length;
          return some.length;
        }
      }, bytes);
    } catch (IOException | PackagingException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
