package org.belraihub.ebms.packaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.PackagingException.Reason;

/**
 * Takes a message apart by bytes. Tolerates what partners send: preamble and epilogue, bare line feeds, padding after a boundary,
 * folded headers, boundaries with odd characters, a missing start parameter, base64 and quoted-printable.
 */
public final class MimeReader {

  private final PackagingLimits limits;

  /** A reader that refuses what is beyond the limits. */
  public MimeReader(PackagingLimits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks a body.
   *
   * @param contentType the HTTP Content-Type
   */
  public UnpackedMessage read(String contentType, Octets body) throws PackagingException {
    if (body.length() > limits.bytes()) {
      throw new PackagingException(Reason.TOO_LARGE, "body larger than " + limits.bytes() + " bytes");
    }
    ContentType type = ContentType.parse(contentType);
    return switch (type.mediaType()) {
      case "text/xml" -> new UnpackedMessage(new MimePart("", contentType, body), List.of());
      case "multipart/related" -> related(type, body);
      default -> throw new PackagingException(Reason.MEDIA_TYPE, "media type is neither text/xml nor multipart/related");
    };
  }

  private UnpackedMessage related(ContentType type, Octets body) throws PackagingException {
    String boundary = type.parameter("boundary").filter(b -> !b.isEmpty() && b.length() <= 200)
        .orElseThrow(() -> new PackagingException(Reason.MALFORMED, "no boundary"));
    List<MimePart> parts = parts(new BoundaryScanner(body, boundary), body);
    MimePart root = root(type, parts);
    String rootType = ContentType.parse(root.contentType()).mediaType();
    if (!rootType.equals("text/xml")) {
      throw new PackagingException(Reason.MEDIA_TYPE, "the root part is not text/xml");
    }
    parts.remove(root);
    return new UnpackedMessage(root, List.copyOf(parts));
  }

  private List<MimePart> parts(BoundaryScanner scanner, Octets body) throws PackagingException {
    var parts = new ArrayList<MimePart>();
    var seen = new HashSet<String>();
    var reader = new PartReader(limits);
    if (!scanner.findFirst()) {
      throw new PackagingException(Reason.MALFORMED, "the boundary does not occur");
    }
    while (!scanner.closed()) {
      long start = scanner.contentStart();
      if (!scanner.findNext()) {
        throw new PackagingException(Reason.MALFORMED, "the closing boundary is missing");
      }
      if (parts.size() == limits.parts()) {
        throw new PackagingException(Reason.TOO_LARGE, "more than " + limits.parts() + " parts");
      }
      MimePart part = reader.read(body.slice(start, Math.max(start, scanner.contentEnd())));
      if (!part.contentId().isEmpty() && !seen.add(part.contentId())) {
        throw new PackagingException(Reason.MALFORMED, "two parts with one Content-ID");
      }
      parts.add(part);
    }
    if (parts.isEmpty()) {
      throw new PackagingException(Reason.MALFORMED, "no part");
    }
    return parts;
  }

  private static MimePart root(ContentType type, List<MimePart> parts) throws PackagingException {
    String start = ContentIds.bare(type.parameter("start").orElse(""));
    if (start.isEmpty()) {
      return parts.get(0);
    }
    for (MimePart part : parts) {
      if (part.contentId().equals(start)) {
        return part;
      }
    }
    throw new PackagingException(Reason.MALFORMED, "no part has the Content-ID of the start parameter");
  }
}
