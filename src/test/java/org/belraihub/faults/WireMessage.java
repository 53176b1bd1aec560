package org.belraihub.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of PostgreSQL's protocol 3: a letter, a length that counts itself, a body.
 *
 * @param type the letter; 0 for the start of a connection, which has none
 */
record WireMessage(int type, byte[] body) {

  private static final int LARGEST = 64 * 1024 * 1024;

  static WireMessage readStartup(DataInputStream in) throws IOException {
    return new WireMessage(0, body(in));
  }

  static WireMessage read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return new WireMessage(type, body(in));
  }

  private static byte[] body(DataInputStream in) throws IOException {
    int length = in.readInt() - Integer.BYTES;
    if (length < 0 || length > LARGEST) {
      throw new IOException("a message of " + length + " bytes: the connection is not what the proxy understands");
    }
    byte[] body = new byte[length];
    in.readFully(body);
    return body;
  }

  void write(DataOutputStream out) throws IOException {
    if (type != 0) {
      out.writeByte(type);
    }
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
  }

  /** The first strings of the body, each ended by a zero byte. */
  List<String> texts(int number) {
    var texts = new ArrayList<String>();
    int from = 0;
    while (texts.size() < number) {
      int end = from;
      while (body[end] != 0) {
        end++;
      }
      texts.add(new String(body, from, end - from, StandardCharsets.UTF_8));
      from = end + 1;
    }
    return texts;
  }

  /** CommandComplete of a COMMIT that took effect; a failed transaction answers ROLLBACK. */
  boolean isCommitted() {
    return type == 'C' && texts(1).get(0).equals("COMMIT");
  }
}
