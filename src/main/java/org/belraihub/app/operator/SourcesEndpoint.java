package org.belraihub.app.operator;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.ehealth.consent.PatientConsent;
import org.belraihub.ehealth.hubservices.PersonName;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.therlink.LinkDeclaration;
import org.belraihub.ehealth.therlink.TherapeuticLink;
import org.belraihub.identity.OnePerson;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * Lets an operator ask the basic services of the platform and change consents and links, as an integrator tries them out. Answers hold
 * no numbers: who asked knows them. Every call about a person is audited under the operator's name.
 */
@Component
@Endpoint(id = "sources")
public class SourcesEndpoint {

  private final EhealthBridges bridges;
  private final PersonRegister persons;
  private final AuditTrail audit;
  private final OnePerson one;

  SourcesEndpoint(EhealthBridges bridges, PersonRegister persons, AuditTrail audit, OnePerson one) {
    this.bridges = bridges;
    this.persons = persons;
    this.audit = audit;
    this.one = one;
  }

  /** The token that serves now, asked for when there is none. */
  @ReadOperation
  public Map<String, Object> token() {
    return answered(() -> {
      Assertion token = bridges.token();
      var attributes = new TreeMap<String, List<String>>();
      token.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute.values()));
      return Map.of("id", token.id(), "issuer", token.issuer(), "notBefore", token.notBefore().toString(),
          "notOnOrAfter", token.notOnOrAfter().toString(), "attributes", attributes);
    });
  }

  /** One operation, named {@code service.operation}. */
  @WriteOperation
  public Map<String, Object> call(String operation, String insz, String operator, @Nullable String card,
      @Nullable String professional, @Nullable String nihii, @Nullable String category, @Nullable String type, @Nullable String from,
      @Nullable String through, @Nullable String firstName, @Nullable String familyName) {
    return answered(() -> {
      Insz person = Insz.of(insz);
      audited(operation, operator, person);
      return switch (operation) {
        case "consent.get" -> bridges.consent().consent(person).value().<Map<String, Object>>map(SourcesEndpoint::shown)
            .orElse(Map.of("consent", "none"));
        case "consent.status" -> Map.of("status", bridges.consent().status(person).name());
        case "consent.put" -> {
          bridges.consent().put(person, cardOf(card));
          yield Map.of("consent", "given");
        }
        case "consent.revoke" -> {
          bridges.consent().revoke(person, cardOf(card));
          yield Map.of("consent", "revoked");
        }
        case "identity.history" -> followed(person);
        case "identity.check" -> Map.of("belongTogether", bridges.identities().verify(person, cardOf(card)));
        default -> link(operation, new LinkDeclaration(person, Optional.ofNullable(card).map(CardNumber::of), name(firstName, familyName),
            new HealthProfessional(Insz.of(required("professional", professional)), new NihiiNumber(required("nihii", nihii)),
                required("category", category)), type == null ? "gpconsultation" : type, day(from), day(through), Optional.empty(),
            card == null ? List.of() : List.of(LinkDeclaration.Proof.CARD_READ)), type);
      };
    });
  }

  /** Lets every number of the person lead to one person of the hub. */
  private Map<String, Object> followed(Insz asked) throws CallFailedException {
    var history = bridges.numbers().related(asked);
    if (history.isEmpty()) {
      return Map.of("numbers", 0);
    }
    return Map.of("numbers", history.get().others().size() + 1, "askedIsInForce", history.get().current().equals(asked),
        "outcome", one.learn(history.get()).name());
  }

  private Map<String, Object> link(String operation, LinkDeclaration link, @Nullable String type)
      throws CallFailedException, SourceUnavailableException {
    var links = bridges.therapeuticLinks();
    switch (operation) {
      case "therlink.get" -> {
        return Map.of("links", links.links(link.person(), link.professional()).value().stream().map(SourcesEndpoint::shown).toList());
      }
      case "therlink.has" -> {
        return Map.of("link", links.has(link.person(), link.professional(), type == null ? List.of() : List.of(type)));
      }
      case "therlink.put" -> links.put(link);
      case "therlink.revoke" -> links.revoke(link);
      default -> throw new IllegalArgumentException("nothing is known under " + operation);
    }
    return Map.of("link", operation.equals("therlink.put") ? "declared" : "revoked");
  }

  private static Map<String, Object> shown(PatientConsent consent) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("consent", consent.revokedOn().isPresent() ? "revoked" : "given");
    consent.signedOn().ifPresent(day -> shown.put("signedOn", day.toString()));
    consent.revokedOn().ifPresent(day -> shown.put("revokedOn", day.toString()));
    return shown;
  }

  private static Map<String, Object> shown(TherapeuticLink link) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("type", link.type());
    link.from().ifPresent(day -> shown.put("from", day.toString()));
    link.through().ifPresent(day -> shown.put("through", day.toString()));
    return shown;
  }

  private interface Question {
    Map<String, Object> ask() throws CallFailedException, SourceUnavailableException;
  }

  /** Problems come as part of the answer; their texts name codes and arguments, never numbers. */
  private static Map<String, Object> answered(Question question) {
    try {
      return question.ask();
    } catch (CallFailedException | SourceUnavailableException | IllegalArgumentException | IllegalStateException e) {
      return Map.of("problem", String.valueOf(e.getMessage()));
    }
  }

  private void audited(String operation, String operator, Insz person) {
    audit.recordAlone(AuditEvent.ofHub(AuditAction.SOURCE_CALLED_BY_OPERATOR, "sources", Map.of("operator", operator, "operation", operation))
        .about(persons.find(person).orElse(null), null));
  }

  private static CardNumber cardOf(@Nullable String card) {
    return CardNumber.of(required("card", card));
  }

  private static Optional<PersonName> name(@Nullable String first, @Nullable String family) {
    return first == null || family == null ? Optional.empty() : Optional.of(new PersonName(first, family));
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}
