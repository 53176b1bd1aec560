package org.belraihub.sandbox.journey;

import java.util.LinkedHashMap;

import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a journey.
 *
 * @param submitted               assessments that the hub closed
 * @param scored                  of these, with results
 * @param indicationsAcknowledged booked at a care fund, whose signed acknowledgment the hub took; counted in the funds' books
 * @param federalAcknowledged     registered and answered; counted in the federal register
 * @param parked                  messages that the hub gave up
 * @param seconds                 how long it took
 * @param complete                whether every step went as it must and every leg was delivered
 */
public record JourneySummary(int submitted, int scored, long indicationsAcknowledged, long federalAcknowledged, int parked,
    double seconds, boolean complete) {

  /** The one line for programs. */
  public String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("submitted", submitted);
    fields.put("scored", scored);
    fields.put("indicationsAcknowledged", indicationsAcknowledged);
    fields.put("federalAcknowledged", federalAcknowledged);
    fields.put("parked", parked);
    fields.put("seconds", Math.round(seconds * 100) / 100.0);
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
