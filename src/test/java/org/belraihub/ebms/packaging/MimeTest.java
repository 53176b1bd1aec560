package org.belraihub.ebms.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.PackagingException.Reason;
import org.junit.jupiter.api.Test;

class MimeTest {

  private final MimeReader reader = new MimeReader(new PackagingLimits(10_000, 4, 500, 1_000, Path.of(System.getProperty("java.io.tmpdir"))));

  @Test
  void whatIsWrittenIsReadByteForByte() throws PackagingException {
    byte[] envelope = bytes("<a>\r\n\u00e9</a>");
    byte[] binary = {0, 13, 10, '-', '-', 'b', 13, 10, -1, 10, 13};

    WireMessage wire = MimeWriter.related("b1", "root@x", envelope, List.of(new MimePart("p@x", "application/octet-stream", binary)));
    UnpackedMessage read = reader.read(wire.contentType(), wire.body());

    assertThat(read.root().content().bytes()).isEqualTo(envelope);
    assertThat(read.payloads()).singleElement().satisfies(part -> {
      assertThat(part.contentId()).isEqualTo("p@x");
      assertThat(part.contentType()).isEqualTo("application/octet-stream");
      assertThat(part.content().bytes()).isEqualTo(binary);
    });
  }

  @Test
  void aMessageWithoutPayloadIsPlainXml() throws PackagingException {
    WireMessage wire = MimeWriter.plain(bytes("<a/>"));

    assertThat(wire.contentType()).startsWith("text/xml");
    assertThat(reader.read(wire.contentType(), wire.body()).root().content().bytes()).isEqualTo(bytes("<a/>"));
  }

  @Test
  void preambleEpiloguePaddingFoldingAndOddBoundariesAreTolerated() throws PackagingException {
    String body = "preamble\r\n--=_x'()+,./:? \t\r\nContent-Type: text/xml;\r\n charset=UTF-8\r\ncontent-id:<r@x>\r\n\r\n<a/>"
        + "\r\n--=_x'()+,./:?-not-a-boundary\r\n--=_x'()+,./:?\r\nX-Other: 1\r\nContent-ID: <p@x>\r\n\r\npay\r\n--=_x'()+,./:?--\r\nepilogue";

    UnpackedMessage read = reader.read("Multipart/Related; start-info=\"x;y\"; boundary=\"=_x'()+,./:?\"; type=\"text/xml\"", Octets.of(bytes(body)));

    assertThat(text(read.root())).isEqualTo("<a/>\r\n--=_x'()+,./:?-not-a-boundary");
    assertThat(text(read.payloads().get(0))).isEqualTo("pay");
  }

  @Test
  void bareLineFeedsAreTolerated() throws PackagingException {
    String body = "--b\nContent-Type: text/xml\nContent-ID: <r>\n\n<a/>\n--b\nContent-ID: <p>\n\npay\n\n--b--\n";

    UnpackedMessage read = reader.read("multipart/related; boundary=b; type=text/xml", Octets.of(bytes(body)));

    assertThat(text(read.root())).isEqualTo("<a/>");
    assertThat(text(read.payloads().get(0))).isEqualTo("pay\n");
  }

  @Test
  void theStartParameterNamesTheRootAndIsNotNeeded() throws PackagingException {
    String body = "--b\r\nContent-ID: <p>\r\nContent-Type: text/plain\r\n\r\npay\r\n--b\r\nContent-Type: text/xml\r\nContent-ID: <r@x>\r\n\r\n<a/>\r\n--b--";

    UnpackedMessage read = reader.read("multipart/related; boundary=b; start=\"<r@x>\"", Octets.of(bytes(body)));

    assertThat(text(read.root())).isEqualTo("<a/>");
    refused("multipart/related; boundary=b", body, Reason.MEDIA_TYPE);
    refused("multipart/related; boundary=b; start=\"<other>\"", body, Reason.MALFORMED);
  }

  @Test
  void base64AndQuotedPrintableAreDecoded() throws PackagingException {
    String body = "--b\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<a b=3D\"1\">=\r\n=C3=A9</a>\r\n"
        + "--b\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: BASE64\r\n\r\ncGF5\r\nbG9hZA==\r\n--b--";

    UnpackedMessage read = reader.read("multipart/related; boundary=b", Octets.of(bytes(body)));

    assertThat(text(read.root())).isEqualTo("<a b=\"1\">\u00e9</a>");
    assertThat(text(read.payloads().get(0))).isEqualTo("payload");
  }

  @Test
  void whatCannotBeUnpackedIsRefused() {
    String part = "--b\r\nContent-Type: text/xml\r\nContent-ID: <r>\r\n\r\n<a/>\r\n";
    refused("application/soap+xml", "<a/>", Reason.MEDIA_TYPE);
    refused("multipart/related", part + "--b--", Reason.MALFORMED);
    refused("multipart/related; boundary=b", part, Reason.MALFORMED);
    refused("multipart/related; boundary=c", part + "--b--", Reason.MALFORMED);
    refused("multipart/related; boundary=b", part + part + "--b--", Reason.MALFORMED);
    refused("multipart/related; boundary=b", "--b\r\nno colon\r\n\r\n<a/>\r\n--b--", Reason.MALFORMED);
    refused("multipart/related; boundary=b", part + "--b\r\nContent-Transfer-Encoding: uuencode\r\n\r\nx\r\n--b--", Reason.MALFORMED);
    refused("multipart/related; boundary=b", "--b\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--b--", Reason.MEDIA_TYPE);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String part = "--b\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n";
    refused("text/xml", "x".repeat(10_001), Reason.TOO_LARGE);
    refused("multipart/related; boundary=b", part.repeat(5) + "--b--", Reason.TOO_LARGE);
    refused("multipart/related; boundary=b", "--b\r\nX: " + "y".repeat(600) + "\r\n\r\n<a/>\r\n--b--", Reason.TOO_LARGE);
  }

  @Test
  void contentIdsAreComparedDecoded() {
    assertThat(ContentIds.isReference("CID:a")).isTrue();
    assertThat(ContentIds.isReference("http://x")).isFalse();
    assertThat(ContentIds.referred("cid:a%40b%zz")).isEqualTo("a@b%zz");
  }

  private void refused(String contentType, String body, Reason reason) {
    assertThatThrownBy(() -> reader.read(contentType, Octets.of(bytes(body)))).isInstanceOfSatisfying(PackagingException.class,
        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(MimePart part) {
    return new String(part.content().bytes(), StandardCharsets.UTF_8);
  }
}
