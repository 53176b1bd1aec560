package org.belraihub.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the authentic sources say of a caller: steps one and two of the access decision (R2.01, R2.02). A fact is asked only while none
 * before it has decided (R2.14); a visa only where it matters.
 *
 * @param lives      person register: the acting user is known and lives
 * @param circle     Circle of Trust: the organisation is a member today (R2.32)
 * @param recognised CoBRHA: the organisation is a recognised facility, route (b)
 * @param visa       CoBRHA: the user has a visa for a health profession, route (a)
 * @param granted    the organisation: the user has the active role, and with it the training that the role asks (R2.13)
 */
public record Standing(Fact lives, Fact circle, Fact recognised, Fact visa, Fact granted) {

  private static final Fact NOT_ASKED = new Fact.NotAsked();

  /** Before any source was asked. */
  public static final Standing NOT_ASKED_YET = new Standing(NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED);

  /** With what is said of the visa. */
  Standing withVisa(Fact said) {
    return new Standing(lives, circle, recognised, said, granted);
  }

  /** With what the organisation says of the role. */
  Standing withGranted(Fact said) {
    return new Standing(lives, circle, recognised, visa, said);
  }

  /** Whether every source that says so denies a professional route: neither (a) nor (b). */
  boolean lacksRoute() {
    return recognised.lacks() && (visa.lacks() || visa instanceof Fact.NotAsked);
  }

  /** The source whose silence leaves open who the caller is. */
  Optional<Fact.Unavailable> open() {
    boolean route = recognised instanceof Fact.Unavailable && !visa.holds() || recognised.lacks() && visa instanceof Fact.Unavailable;
    return Stream.of(lives, circle, route ? recognised : NOT_ASKED, route ? visa : NOT_ASKED)
        .filter(Fact.Unavailable.class::isInstance).map(Fact.Unavailable.class::cast).findFirst();
  }

  /** For the access log (R2.06): what was asked. */
  public Map<String, String> forLog() {
    var asked = new LinkedHashMap<String, String>();
    log(asked, "lives", lives);
    log(asked, "circle", circle);
    log(asked, "recognised", recognised);
    log(asked, "visa", visa);
    log(asked, "granted", granted);
    return asked;
  }

  private static void log(Map<String, String> asked, String name, Fact fact) {
    if (!(fact instanceof Fact.NotAsked)) {
      asked.put(name, fact.text());
    }
  }
}
