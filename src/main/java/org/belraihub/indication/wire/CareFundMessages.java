package org.belraihub.indication.wire;

import java.util.List;

import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.indication.IndicationNotice;

/** The names under which care-fund messages travel over ebMS; agreements and both sides use these. */
public final class CareFundMessages {

  /** The indication service. */
  public static final ServiceName INDICATION = new ServiceName("urn:be:vlaanderen:vsb:dienst", "indicatie:1.0");

  /** Hub to care fund: a billed indication. */
  public static final String REPORT_INDICATION = "IndicatieMelden";

  /** Care fund to hub: what it decided. */
  public static final String ANSWER_INDICATION = "IndicatieAntwoord";

  /** The service for changes of care fund. */
  public static final ServiceName CHANGES = new ServiceName("urn:be:vlaanderen:vsb:dienst", "mutatie:1.0");

  /** Care fund to hub: a person changes fund. */
  public static final String REPORT_CHANGE = "MutatieMelden";

  private static final String CONTENT_TYPE = "application/xml";

  private CareFundMessages() {
  }

  /** The notice as a message under an agreement: conversation and business key are those of the assessment (I5). */
  public static OutgoingMessage message(String cpaId, IndicationNotice notice) {
    return message(cpaId, notice.reference().text(), IndicationRendering.bytes(notice));
  }

  /** A notice that was rendered before. */
  public static OutgoingMessage message(String cpaId, String reference, byte[] rendered) {
    var payload = new Payload(CONTENT_TYPE, IndicationRendering.NAMESPACE, rendered);
    return new OutgoingMessage(cpaId, "indicatie:" + reference, INDICATION, REPORT_INDICATION, reference, null, null, List.of(payload));
  }
}
