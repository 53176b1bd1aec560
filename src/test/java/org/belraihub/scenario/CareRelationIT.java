package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.relation.wire.EndCareRelationRequest;
import org.belraihub.soap.relation.wire.ExtendCareRelationRequest;
import org.belraihub.soap.relation.wire.Kind;
import org.belraihub.soap.relation.wire.ListCareRelationsRequest;
import org.belraihub.soap.relation.wire.ListRelationKindsRequest;
import org.belraihub.soap.relation.wire.RegisterCareRelationRequest;
import org.belraihub.soap.relation.wire.Relation;
import org.belraihub.soap.relation.wire.RelationPort;
import org.belraihub.testing.AtOnce;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E12: the kinds of care relation, registered by hand (R2.20, R2.21, R2.24 to R2.31). */
class CareRelationIT {

  private static final LocalDate TODAY = LocalDate.of(2023, 6, 16);
  private static final String FOREIGNER_CARD = "B 1234567 89";

  private final TestHub hub = TestHub.shared();

  /** R2.25, R2.27, R2.28. */
  @Test
  void theKindsLastAsLongAsTheyShould() throws Exception {
    Insz maria = hub.client().known();
    RelationPort louise = at(Desks.louise());
    try (var day = hub.on(TODAY)) {
      Relation telephone = louise.registerCareRelation(asked(Desks.louise(), maria, Kind.TELEPHONE_CONTACT)).getRelation();
      Relation personal = louise.registerCareRelation(asked(Desks.louise(), maria, Kind.PERSONAL_CONTACT)).getRelation();
      var agreement = asked(Desks.louise(), maria, Kind.AGREEMENT);
      agreement.setFrom(LocalDate.of(2023, 7, 1));
      agreement.setTo(LocalDate.of(2023, 9, 30));
      Relation later = louise.registerCareRelation(agreement).getRelation();

      assertThat(telephone.getTo()).isEqualTo(LocalDate.of(2023, 7, 16));
      assertThat(personal.getTo()).isEqualTo(LocalDate.of(2025, 6, 16));
      assertThat(later.getTo()).isEqualTo(LocalDate.of(2023, 9, 30));
      assertThat(telephone.isValidToday()).isTrue();
      assertThat(later.isValidToday()).isFalse();
    }
    assertThat(validOn(maria, LocalDate.of(2023, 7, 16))).contains(Kind.TELEPHONE_CONTACT);
    assertThat(validOn(maria, LocalDate.of(2023, 7, 17))).doesNotContain(Kind.TELEPHONE_CONTACT);
    assertThat(validOn(maria, LocalDate.of(2023, 9, 30))).contains(Kind.AGREEMENT);
    assertThat(validOn(maria, LocalDate.of(2023, 10, 1))).containsExactly(Kind.PERSONAL_CONTACT);
    assertThat(validOn(maria, LocalDate.of(2025, 6, 16))).containsExactly(Kind.PERSONAL_CONTACT);
    assertThat(validOn(maria, LocalDate.of(2025, 6, 17))).isEmpty();
  }

  /** R2.24, R2.30. */
  @Test
  void aRegistrationNeedsACardOfAKnownFormAndAPlaceToLive() {
    Insz maria = hub.client().known();
    var noCard = asked(Desks.louise(), maria, Kind.PERSONAL_CONTACT);
    noCard.setCardNumber(null);
    var withoutLetter = asked(Desks.louise(), maria, Kind.PERSONAL_CONTACT);
    withoutLetter.setCardNumber("1234567 89");
    var resident = asked(Desks.louiseAtFamilyCare(), maria, Kind.PERSONAL_CONTACT);
    resident.setResidesInOrganisation(true);

    assertThat(Refusal.of(() -> at(Desks.louise()).registerCareRelation(noCard))).isEqualTo("SCHEMA_INVALID");
    assertThat(Refusal.of(() -> at(Desks.louise()).registerCareRelation(withoutLetter))).isEqualTo("SCHEMA_INVALID");
    assertThat(Refusal.of(() -> at(Desks.louiseAtFamilyCare()).registerCareRelation(resident))).isEqualTo("SCHEMA_INVALID");
    assertThat(hub.audit().ofRequest(resident.getContext().getRequestId())).singleElement()
        .satisfies(row -> assertThat(row.code()).isEqualTo("SCHEMA_INVALID"));
  }

  /** R2.29. */
  @Test
  void theKindsOfferedDependOnTheOrganisation() throws Exception {
    assertThat(kinds(Desks.louise())).containsExactly(Kind.AGREEMENT, Kind.PERSONAL_CONTACT, Kind.TELEPHONE_CONTACT);
    assertThat(kinds(Desks.louiseAtFamilyCare())).contains(Kind.ONGOING_SERVICE);
    var service = asked(Desks.louise(), hub.client().known(), Kind.ONGOING_SERVICE);
    service.setTo(LocalDate.of(2099, 1, 1));
    assertThat(Refusal.of(() -> at(Desks.louise()).registerCareRelation(service))).isEqualTo("ROLE_NOT_ALLOWED");
    var ongoing = asked(Desks.louiseAtFamilyCare(), hub.client().known(), Kind.ONGOING_SERVICE);
    ongoing.setTo(LocalDate.of(2099, 1, 1));
    assertThat(at(Desks.louiseAtFamilyCare()).registerCareRelation(ongoing).getRelation()).as("as long as the service (R2.26)")
        .extracting(Relation::getTo, Relation::isValidToday).containsExactly(LocalDate.of(2099, 1, 1), true);
  }

  /** R2.23: where no admission is told, registering by hand opens what is closed. */
  @Test
  void theSameRequestAgainRegistersOnceAndAnAgreementIsExtendedAndEnded() throws Exception {
    Insz maria = hub.client().consenting().known();
    RelationPort louise = at(Desks.louise());
    var agreement = asked(Desks.louise(), maria, Kind.AGREEMENT);
    agreement.setTo(LocalDate.of(2099, 1, 31));

    Relation first = louise.registerCareRelation(agreement).getRelation();
    Relation again = louise.registerCareRelation(agreement).getRelation();
    String closed = hub.at(Desks.louise()).submit(Case.of(maria, "BELRAI_SCREENER"),
        hub.answers("BELRAI_SCREENER", maria), null).reference();

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(relations(maria)).hasSize(1);
    hub.at(Desks.louise()).results(closed);

    var extend = new ExtendCareRelationRequest();
    extend.setContext(context(Desks.louise()));
    extend.setInsz(maria.digits());
    extend.setId(first.getId());
    extend.setTo(LocalDate.of(2099, 12, 31));
    assertThat(louise.extendCareRelation(extend).getRelation().getTo()).isEqualTo(LocalDate.of(2099, 12, 31));

    var end = new EndCareRelationRequest();
    end.setContext(context(Desks.louise()));
    end.setInsz(maria.digits());
    end.setId(first.getId());
    assertThat(louise.endCareRelation(end).getRelation().isValidToday()).isFalse();
    assertThat(Refusal.of(() -> hub.at(Desks.louise()).results(closed))).isEqualTo("NO_CARE_RELATION");
  }

  @Test
  void withoutTheRegisterNothingIsRegisteredAndTheSenderMayTryAgain() throws Exception {
    Insz maria = hub.client().known();
    var asked = asked(Desks.louise(), maria, Kind.PERSONAL_CONTACT);
    hub.sandbox().down("care-relation");
    try {
      assertThat(Refusal.of(() -> at(Desks.louise()).registerCareRelation(asked))).isEqualTo("TEMPORARILY_UNAVAILABLE");
    } finally {
      hub.sandbox().up("care-relation");
    }
  }

  /** The register has done it and its answer gets lost; or two senders ask at once: one relation, one answer. */
  @Test
  void aLostAnswerOfTheRegisterAndTwoEqualRequestsAtOnceLeaveOneRelation() throws Exception {
    Insz maria = hub.client().known();
    var asked = asked(Desks.louise(), maria, Kind.PERSONAL_CONTACT);
    hub.sandbox().answerLost("care-relation");
    try {
      assertThat(Refusal.of(() -> at(Desks.louise()).registerCareRelation(asked))).isEqualTo("TEMPORARILY_UNAVAILABLE");
    } finally {
      hub.sandbox().up("care-relation");
    }
    Relation made = at(Desks.louise()).registerCareRelation(asked).getRelation();
    assertThat(relations(maria)).extracting(Relation::getId).containsExactly(made.getId());

    Insz jan = hub.client().known();
    var twice = asked(Desks.louise(), jan, Kind.PERSONAL_CONTACT);
    RelationPort port = at(Desks.louise());
    List<String> ids = AtOnce.both(() -> port.registerCareRelation(twice).getRelation().getId());
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(relations(jan)).hasSize(1);
  }

  private List<Kind> validOn(Insz client, LocalDate date) throws Exception {
    try (var day = hub.on(date)) {
      return relations(client).stream().filter(Relation::isValidToday).map(Relation::getKind).toList();
    }
  }

  private List<Relation> relations(Insz client) throws Exception {
    var request = new ListCareRelationsRequest();
    request.setContext(context(Desks.louise()));
    request.setInsz(client.digits());
    return at(Desks.louise()).listCareRelations(request).getRelation();
  }

  private List<Kind> kinds(Desk desk) throws Exception {
    var request = new ListRelationKindsRequest();
    request.setContext(context(desk));
    return at(desk).listRelationKinds(request).getKind();
  }

  private RelationPort at(Desk desk) {
    return hub.port(RelationPort.class, "/relation/v1", desk);
  }

  private static RegisterCareRelationRequest asked(Desk desk, Insz client, Kind kind) {
    var request = new RegisterCareRelationRequest();
    request.setContext(context(desk));
    request.setInsz(client.digits());
    request.setCardNumber(FOREIGNER_CARD);
    request.setKind(kind);
    return request;
  }

  private static org.belraihub.soap.context.wire.RequestContext context(Desk desk) {
    return Requests.context(desk, CareSoftware.freshRequestId());
  }
}
