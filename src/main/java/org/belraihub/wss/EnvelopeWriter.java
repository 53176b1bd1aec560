package org.belraihub.wss;

import java.util.Map;

import javax.xml.stream.XMLStreamException;

import org.belraihub.xml.CanonicalStreamWriter;

/**
 * Takes a SOAP envelope as it is being written and keeps its header blocks and its Body in canonical form, ready to be digested and
 * sent. The frame around them is written by {@link MessageSigner}.
 */
public final class EnvelopeWriter extends CanonicalStreamWriter {

  private final String bodyId;
  private int bodyStart = -1;

  EnvelopeWriter(String bodyId) {
    this.bodyId = bodyId;
  }

  @Override
  protected boolean leavesOut(int depth, String uri, String local) {
    return depth == 0 || depth == 1 && "Header".equals(local);
  }

  @Override
  protected void starting(int depth, String uri, String local) throws XMLStreamException {
    if (depth == 1 && "Body".equals(local) && WssNames.SOAP.equals(uri)) {
      bodyStart = size();
      writeAttribute("wsu", WssNames.WSU, "Id", bodyId);
    }
  }

  String bodyId() {
    return bodyId;
  }

  byte[] headers() {
    return bytes(0, Math.max(bodyStart, 0));
  }

  byte[] body() {
    if (bodyStart < 0) {
      throw new IllegalStateException("no Body was written");
    }
    return bytes(bodyStart, size());
  }

  Map<String, String> declarations() {
    return unseenDeclarations();
  }
}
