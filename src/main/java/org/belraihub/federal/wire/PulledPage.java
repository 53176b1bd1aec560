package org.belraihub.federal.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** An answer to a pull, each message read by itself and held to the schema like one that is sent: what is wrong with one is not the others'. */
final class PulledPage {

  private static final SchemaCheck SCHEMA = SchemaCheck.of(FederalEndpoint.SCHEMA);
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9:._\\-]{1,64}");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9.\\-]{1,40}");

  private PulledPage() {
  }

  static Pulled of(PullMessagesResponse response) {
    var messages = new ArrayList<SyncMessage>();
    var unusable = new ArrayList<Pulled.Unusable>();
    for (PullMessagesResponse.Message message : response.getMessage()) {
      if (message.getAny() == null) {
        unusable.add(new Pulled.Unusable(null, null, "message", "there is nothing in it"));
        continue;
      }
      Element tree = FederalPayloads.tree(message.getAny());
      try {
        messages.add(read(message.getAny(), tree));
      } catch (IllegalArgumentException e) {
        unusable.add(unusable(tree, String.valueOf(e.getMessage())));
      }
    }
    return new Pulled(messages, unusable, response.getCursor(), response.isMore());
  }

  private static SyncMessage read(Object request, Element tree) {
    List<String> places = SCHEMA.invalidPlaces(tree);
    if (!places.isEmpty()) {
      throw new IllegalArgumentException("not valid at " + String.join(", ", places));
    }
    return FromWire.message(request);
  }

  /** What is known of a message that cannot be read. */
  static Pulled.Unusable unusable(Element tree, String why) {
    String reference = Elements.children(tree).stream().filter(child -> child.getLocalName().matches("reference|invitation")).findFirst()
        .map(Element::getTextContent).orElse("");
    return new Pulled.Unusable(formed(MESSAGE_ID, tree.getAttribute("messageId")), formed(REFERENCE, reference), tree.getLocalName(), why);
  }

  private static @Nullable String formed(Pattern form, String text) {
    return form.matcher(text).matches() ? text : null;
  }
}
