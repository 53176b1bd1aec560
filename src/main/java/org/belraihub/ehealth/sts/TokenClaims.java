package org.belraihub.ehealth.sts;

import java.util.List;
import java.util.stream.Stream;

import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.organisation.CbeNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;

/**
 * What a caller says of itself and what the token must certify. Equal claims share a token.
 *
 * @param claimed   facts about the caller, which come back in the token
 * @param certified names of the facts that the platform is to certify; those that end in {@code boolean} must come back as true
 */
public record TokenClaims(List<SamlAttribute> claimed, List<String> certified) {

  /** Namespace of facts that a caller claims. */
  public static final String IDENTIFICATION = "urn:be:fgov:identification-namespace";
  /** Namespace of facts that the platform certifies. */
  public static final String CERTIFIED = "urn:be:fgov:certified-namespace:ehealth";

  private static final String EHEALTH = "urn:be:fgov:ehealth:1.0:";
  private static final String SSIN = "urn:be:fgov:person:ssin";

  /** Keeps its own copies. */
  public TokenClaims {
    claimed = List.copyOf(claimed);
    certified = List.copyOf(certified);
  }

  /** An enterprise, by its CBE number. */
  public static TokenClaims enterprise(String cbe) {
    return claims(List.of(EHEALTH + "certificateholder:enterprise:cbe-number", "urn:be:fgov:kbo-bce:organization:cbe-number"), cbe,
        List.of(EHEALTH + "certificateholder:recognisedorganization:boolean"));
  }

  /** An organisation with an EHP number. */
  public static TokenClaims ehp(String number) {
    return claims(List.of(EHEALTH + "organization:ehp-number", EHEALTH + "certificateholder:organization:ehp-number"), number,
        List.of(EHEALTH + "organization:ehp-number:recognisedehp:boolean"));
  }

  /** A group that the RIZIV recognises ({@code groupofnurses}, {@code medicalhouse}, {@code guardpost}, {@code retirement}), by its number. */
  public static TokenClaims group(String kind, String nihii) {
    String number = EHEALTH + kind + ":nihii-number";
    return claims(List.of(number, EHEALTH + "certificateholder:" + kind + ":nihii-number"), nihii,
        List.of(number + ":recognised" + kind + ":boolean", number + ":recognised" + kind + ":nihii11"));
  }

  /** A person, by national number. */
  public static TokenClaims person(String insz) {
    return person(insz, List.of());
  }

  /** A nurse or a doctor, whose attributes have names of their own. */
  public static TokenClaims nurseOrDoctor(String profession, String insz) {
    return person(insz, List.of(SSIN + ":" + profession + ":boolean", SSIN + ":ehealth:1.0:" + profession + ":nihii11",
        SSIN + ":ehealth:1.0:fpsph:" + profession + ":boolean"));
  }

  /** Another care profession ({@code physiotherapist}, {@code midwife}). */
  public static TokenClaims professional(String profession, String insz) {
    return person(insz, List.of(SSIN + ":ehealth:1.0:professional:" + profession + ":boolean",
        SSIN + ":ehealth:1.0:nihii:" + profession + ":nihii11", SSIN + ":ehealth:1.0:fpsph:" + profession + ":boolean"));
  }

  /**
   * The claims of a profile as configuration names it: {@code enterprise}, {@code ehp}, {@code person}, {@code nurse}, {@code doctor},
   * {@code group:X} or {@code professional:X}; {@link IllegalArgumentException} for anything else, and for a number
   * that is none of its kind.
   */
  public static TokenClaims of(String profile, String number) {
    String[] parts = profile.split(":", 2);
    boolean kind = parts.length == 2 && parts[1].matches("[a-z-]+");
    return switch (parts[0]) {
      case "enterprise" -> enterprise(new CbeNumber(number).digits());
      case "ehp" -> ehp(number);
      case "person" -> person(Insz.of(number).digits());
      case "nurse", "doctor" -> nurseOrDoctor(parts[0], Insz.of(number).digits());
      case "group" -> group(require(kind, parts), new NihiiNumber(number).digits());
      case "professional" -> professional(require(kind, parts), Insz.of(number).digits());
      default -> throw new IllegalArgumentException("no token profile " + parts[0]);
    };
  }

  private static String require(boolean kind, String[] parts) {
    if (!kind) {
      throw new IllegalArgumentException("the token profile " + parts[0] + " needs a kind, such as " + parts[0] + ":x");
    }
    return parts[1];
  }

  private static TokenClaims person(String insz, List<String> ofProfession) {
    return claims(List.of(SSIN, EHEALTH + "certificateholder:person:ssin"), insz,
        Stream.concat(Stream.of(SSIN + ":ehealth:1.0:givenname", SSIN + ":ehealth:1.0:surname"), ofProfession.stream()).toList());
  }

  private static TokenClaims claims(List<String> names, String number, List<String> certified) {
    return new TokenClaims(names.stream().map(name -> new SamlAttribute(IDENTIFICATION, name, List.of(number))).toList(), certified);
  }

  /** Never the numbers. */
  @Override
  public String toString() {
    return "TokenClaims" + claimed;
  }
}
