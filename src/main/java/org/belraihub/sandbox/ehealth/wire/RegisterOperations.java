package org.belraihub.sandbox.ehealth.wire;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.sandbox.ehealth.register.Registers;
import org.belraihub.sandbox.ehealth.wire.CommonsEndpoint.Operation;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The operations of the registers. */
public final class RegisterOperations {

  private static final String ID_CORE = "urn:be:fgov:ehealth:idsupport:core:v2";
  private static final String HISTORY = "urn:be:fgov:ehealth:consultrn:ssinhistory:protocol:v1";
  private static final String HISTORY_CORE = "urn:be:fgov:ehealth:consultrn:ssinhistory:core:v1";
  private static final String PERSONS = "urn:belraihub:personregister:v1";
  private static final String BOOK = "urn:be:fgov:ehealth:addressbook:protocol:v1";
  private static final String IAM = "urn:be:fgov:ehealth:aa:complextype:v1";
  private static final String CIRCLE = "urn:belraihub:circleoftrust:v1";
  private static final Refusal NO_DATA = Refusal.of("urn:be:fgov:ehealth:2.0:status:DataNotFound", "no data found");

  private final Registers registers;

  /** Operations on these registers. */
  public RegisterOperations(Registers registers) {
    this.registers = registers;
  }

  /** IdSupport v2. */
  public Map<String, Operation> idSupport() {
    return Map.of("VerifyId", (request, answer) -> {
      if (Commons.text(request, "LegalContext").isEmpty()) {
        return Optional.of(Refusal.of("IDS2.ACCESS.15", "legal context missing"));
      }
      Optional<String> ssin = id(request, "urn:be:fgov:person:ssin");
      Optional<String> card = id(request, "urn:be:fgov:person:cardsupport:cardnumber");
      Optional<String> barcode = id(request, "urn:be:fgov:person:cardsupport:barcoded");
      if (barcode.isPresent() == (ssin.isPresent() || card.isPresent()) || ssin.isPresent() != card.isPresent()) {
        return Optional.of(Refusal.of("IDS2.INPUT.37", "combination of identifiers not allowed"));
      }
      String number = ssin.orElseGet(() -> barcode.get().substring(0, Math.min(11, barcode.get().length())));
      String support = card.orElseGet(() -> barcode.get().substring(Math.min(11, barcode.get().length())));
      if (Insz.parse(number).isEmpty() || CardNumber.parse(support).isEmpty()) {
        return Optional.of(Refusal.of("IDS2.INPUT.54", "checksum error"));
      }
      Element result = Elements.append(answer, ID_CORE, "c:ValidationResult");
      Elements.declare(result, "c", ID_CORE);
      boolean valid = registers.holder(support).filter(number::equals).isPresent();
      Elements.append(result, ID_CORE, "c:IsValidCombination", Boolean.toString(valid));
      return Optional.empty();
    });
  }

  private static Optional<String> id(Element request, String type) {
    return Commons.all(request, "Id").stream().filter(id -> type.equals(id.getAttribute("Type"))).map(id -> id.getTextContent().strip())
        .findFirst();
  }

  /** SSIN history v1. */
  public Map<String, Operation> ssinHistory() {
    return Map.of("ConsultCurrentSsin", (request, answer) -> history(request, answer, false),
        "ConsultRelatedSsins", (request, answer) -> history(request, answer, true));
  }

  private Optional<Refusal> history(Element request, Element answer, boolean related) throws SQLException {
    String asked = Commons.text(request, "Ssin").orElse("");
    if (Insz.parse(asked).isEmpty()) {
      return Optional.of(Refusal.of("RNHIS.INPUT.1", "the number is not valid"));
    }
    String current = registers.current(asked);
    List<String> before = registers.before(current);
    Element ssin = Elements.append(answer, HISTORY, "p:Ssin", current);
    ssin.setAttributeNS(null, "Canceled", "false");
    if (!before.isEmpty()) {
      ssin.setAttributeNS(null, "Replaces", before.get(0));
    }
    if (related && !before.isEmpty()) {
      Element list = Elements.append(answer, HISTORY, "p:RelatedSsins");
      for (String number : before) {
        Element one = Elements.append(list, HISTORY_CORE, "h:RelatedSsin", number);
        Elements.declare(one, "h", HISTORY_CORE);
      }
    }
    return Optional.empty();
  }

  /** The person register. */
  public Map<String, Operation> persons() {
    return Map.of("LookUpPerson", (request, answer) -> {
      registers.person(Commons.text(request, "Insz").orElse("")).ifPresent(person -> {
        Element element = Elements.append(answer, PERSONS, "p:Person");
        Elements.append(element, PERSONS, "p:Insz", person.insz());
        Elements.append(element, PERSONS, "p:FamilyName", person.familyName());
        optional(element, "FirstName", person.firstName());
        optional(element, "BirthDate", person.born());
        optional(element, "DeceasedOn", person.deceasedOn());
        optional(element, "StruckOffOn", person.struckOffOn());
      });
      return Optional.empty();
    });
  }

  private static void optional(Element person, String name, @Nullable Object value) {
    if (value != null) {
      Elements.append(person, PERSONS, "p:" + name, value.toString());
    }
  }

  /** AddressBook v1. */
  public Map<String, Operation> addressBook() {
    return Map.of("GetProfessionalContactInfo", this::professional, "GetOrganizationContactInfo", this::facility);
  }

  private Optional<Refusal> professional(Element request, Element answer) throws SQLException {
    String ssin = Commons.text(request, "SSIN").orElse("");
    List<Registers.Profession> professions = registers.professions(ssin);
    if (professions.isEmpty()) {
      return Optional.of(NO_DATA);
    }
    Element person = Elements.append(answer, BOOK, "p:IndividualContactInformation");
    Elements.declare(person, "aa", IAM);
    Elements.append(person, IAM, "aa:SSIN", ssin);
    Elements.append(person, IAM, "aa:LastName", "Zandbak");
    for (Registers.Profession listed : professions) {
      Element information = Elements.append(person, "urn:be:fgov:ehealth:addressbook:core:v1", "ab:ProfessionalInformation");
      Elements.declare(information, "ab", "urn:be:fgov:ehealth:addressbook:core:v1");
      Element profession = Elements.append(information, IAM, "aa:Profession");
      Element code = Elements.append(profession, IAM, "aa:ProfessionCode", listed.code());
      code.setAttributeNS(null, "authenticSource", "CoBRHA");
      code.setAttributeNS(null, "type", "CD-HCPARTY");
      Element friendly = Elements.append(profession, IAM, "aa:ProfessionFriendlyName", listed.code());
      friendly.setAttributeNS(javax.xml.XMLConstants.XML_NS_URI, "xml:lang", "en");
      if (listed.nihii() != null) {
        Elements.append(profession, IAM, "aa:NIHII", listed.nihii());
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> facility(Element request, Element answer) throws SQLException {
    String nihii = Commons.text(request, "NIHII").orElse("");
    Optional<String> type = registers.facility(nihii);
    if (type.isEmpty()) {
      return Optional.of(NO_DATA);
    }
    Element facility = Elements.append(answer, BOOK, "p:OrganizationContactInformation");
    Elements.declare(facility, "aa", IAM);
    Element id = Elements.append(facility, IAM, "aa:Id", nihii);
    id.setAttributeNS(null, "Type", "NIHII");
    Elements.append(facility, IAM, "aa:OrganizationTypeCode", type.get()).setAttributeNS(null, "Type", "CD-HCPARTY");
    return Optional.empty();
  }

  /** The Circle of Trust. */
  public Map<String, Operation> circleOfTrust() {
    return Map.of("LookUpMembership", (request, answer) -> {
      LocalDate on = LocalDate.parse(Commons.text(request, "On").orElse(""));
      boolean member = registers.isMember(Commons.text(request, "Nihii").orElse(""), on);
      Elements.append(answer, CIRCLE, "p:Member", Boolean.toString(member));
      return Optional.empty();
    });
  }
}
