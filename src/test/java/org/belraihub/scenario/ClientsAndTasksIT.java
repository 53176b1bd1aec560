package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.fault.wire.Notice;
import org.belraihub.soap.task.wire.AddClientRequest;
import org.belraihub.soap.task.wire.Client;
import org.belraihub.soap.task.wire.ListClientsRequest;
import org.belraihub.soap.task.wire.ListClientsResponse;
import org.belraihub.soap.task.wire.ListTasksRequest;
import org.belraihub.soap.task.wire.ListTasksResponse;
import org.belraihub.soap.task.wire.Task;
import org.belraihub.soap.task.wire.TaskPort;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** Tasks with the urgent ones marked, and clients with the mark of a new assessment (R2.20, R5.17, R8.01, R8.02, R8.03, R8.08). */
class ClientsAndTasksIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();

  /** E13, as far as tasks go: a Screener draft of 07/05/2025 is urgent from 15/05 and out of tasks on 18/05 (R4.13, R4.17). */
  @Test
  void aDraftIsATaskThatBecomesUrgentAndLeavesWhenItExpires() throws Exception {
    Insz jeanne = hub.client().relatedTo(Desks.hanne()).known();
    try (var day = hub.on(LocalDate.of(2025, 5, 7))) {
      String reference = hub.at(Desks.hanne()).start(Case.of(jeanne, SCREENER)).reference();

      assertThat(taskOn(LocalDate.of(2025, 5, 14), jeanne)).hasValueSatisfying(task -> {
        assertThat(task.getReference()).isEqualTo(reference);
        assertThat(task.isUrgent()).isFalse();
        assertThat(task.getExpiryDate()).isEqualTo(LocalDate.of(2025, 5, 17));
        assertThat(task.isCoordinator()).isFalse();
      });
      assertThat(taskOn(LocalDate.of(2025, 5, 15), jeanne)).hasValueSatisfying(task -> assertThat(task.isUrgent()).isTrue());
      assertThat(tasks(Desks.hanne(), asked(Desks.hanne())).getNotice()).extracting(Notice::getCode).containsExactly("N_URGENT_TASKS");
      assertThat(taskOn(LocalDate.of(2025, 5, 17), jeanne)).isPresent();
      assertThat(taskOn(LocalDate.of(2025, 5, 18), jeanne)).isEmpty();
    }
  }

  @Test
  void tasksAreFilteredAndPaged() throws Exception {
    var references = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      references.add(hub.at(Desks.doctorBos()).start(Case.of(hub.client().known(), SCREENER)).reference());
    }
    var byReference = asked(Desks.doctorBos());
    byReference.setReference(references.get(1));
    var byProvider = asked(Desks.doctorBos());
    byProvider.setProvider(Desks.hanne().user().digits());

    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = asked(Desks.doctorBos());
      page.setPageSize(2);
      next.ifPresent(page::setAfter);
      ListTasksResponse answer = tasks(Desks.doctorBos(), page);
      answer.getTask().forEach(task -> seen.add(task.getReference()));
      next = Optional.ofNullable(answer.getNext());
    } while (next.isPresent());

    assertThat(seen).doesNotHaveDuplicates().containsAll(references);
    assertThat(tasks(Desks.doctorBos(), byReference).getTask()).extracting(Task::getReference).containsExactly(references.get(1));
    assertThat(tasks(Desks.doctorBos(), byProvider).getTask()).isEmpty();
    assertThat(tasks(Desks.hanne(), byReferenceOf(Desks.hanne(), references.get(0))).getTask()).isEmpty();
  }

  /** R4.28. */
  @Test
  void aColleagueFindsADraftAmongTheTasksAndFinishesIt() throws Exception {
    Insz karel = hub.client().known();
    var louise = new DraftDesk(hub, Desks.louise());
    louise.complete(louise.start(karel, SCREENER).getAssessment().getReference(), karel, SCREENER);
    var ofKarel = asked(Desks.tine());
    ofKarel.setInsz(karel.digits());

    String found = tasks(Desks.tine(), ofKarel).getTask().get(0).getReference();

    assertThat(new DraftDesk(hub, Desks.tine()).submit(found).getAssessment().getClosedBy()).isEqualTo("Tine Peeters");
    ofKarel.getContext().setRequestId(CareSoftware.freshRequestId());
    assertThat(tasks(Desks.tine(), ofKarel).getTask()).isEmpty();
  }

  /** R8.04, (d) 15, (d) 38: what is under way in the own organisation, and what others closed where they may know; never in the way. */
  @Test
  void aStartTellsWhatIsStartedInProgressAndSubmittedForTheClient() throws Exception {
    Insz jeanne = hub.client().known();
    Insz consenting = hub.client().consenting().known();
    var louise = new DraftDesk(hub, Desks.louise());

    assertThat(toldAtTheStart(Desks.louise(), jeanne)).isEmpty();
    assertThat(toldAtTheStart(Desks.tine(), jeanne)).containsExactly("N_STARTED");
    String saved = louise.start(jeanne, SCREENER).getAssessment().getReference();
    louise.complete(saved, jeanne, SCREENER);
    assertThat(toldAtTheStart(Desks.tine(), jeanne)).containsExactlyInAnyOrder("N_STARTED", "N_IN_PROGRESS");
    louise.submit(saved);
    hub.at(Desks.louise()).submit(Case.of(consenting, SCREENER), hub.answers(SCREENER, consenting), null);

    assertThat(toldAtTheStart(Desks.tine(), jeanne)).containsExactlyInAnyOrder("N_STARTED", "N_SUBMITTED");
    assertThat(toldAtTheStart(Desks.hanne(), jeanne)).as("drafts of others never, what they closed not without consent").isEmpty();
    assertThat(toldAtTheStart(Desks.hanne(), consenting)).containsExactly("N_SUBMITTED");
  }

  private List<String> toldAtTheStart(Desk desk, Insz client) throws Exception {
    return DraftDesk.codes(new DraftDesk(hub, desk).start(client, SCREENER).getNotice()).stream()
        .filter(code -> Set.of("N_STARTED", "N_IN_PROGRESS", "N_SUBMITTED").contains(code)).toList();
  }

  /** R8.08, (d) 37: for each user until that user looks, and never for who submitted it. */
  @Test
  void aNewAssessmentIsMarkedForThoseWithARelationUntilTheyLook() throws Exception {
    Insz maria = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.doctorBos()).known();
    addClient(Desks.doctorBos(), maria);
    assertThat(client(Desks.doctorBos(), maria)).hasValueSatisfying(client -> {
      assertThat(client.isNewAssessment()).isFalse();
      assertThat(client.isRelation()).isTrue();
    });

    hub.at(Desks.louise()).submit(Case.of(maria, SCREENER), hub.answers(SCREENER, maria), null);

    assertThat(client(Desks.doctorBos(), maria)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isTrue());
    assertThat(client(Desks.tine(), maria)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isTrue());
    assertThat(client(Desks.louise(), maria)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isFalse());
    new DraftDesk(hub, Desks.doctorBos()).list(maria);
    assertThat(client(Desks.doctorBos(), maria)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isFalse());

    var federal = new FederalDesk(hub);
    federal.tell("close", federal.assessment(maria, hub.definition(SCREENER), Desks.hanne(), LocalDate.of(2024, 2, 6),
        hub.answers(SCREENER, maria).asMap()));
    assertThat(client(Desks.doctorBos(), maria)).as("closed there long ago, known here since now")
        .hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isTrue());
  }

  @Test
  void withoutConsentNobodyElseLearnsOfANewAssessment() throws Exception {
    Insz greet = hub.client().relatedTo(Desks.louise()).relatedTo(Desks.doctorBos()).known();
    addClient(Desks.doctorBos(), greet);

    hub.at(Desks.louise()).submit(Case.of(greet, SCREENER), hub.answers(SCREENER, greet), null);

    assertThat(client(Desks.doctorBos(), greet)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isFalse());
    assertThat(client(Desks.tine(), greet)).hasValueSatisfying(client -> assertThat(client.isNewAssessment()).isTrue());
  }

  /** R2.20, (d) 26. */
  @Test
  void addingAClientMakesNoRelation() throws Exception {
    Insz karel = hub.client().named("Karel", "Zwart").known();

    addClient(Desks.hanne(), karel);

    assertThat(client(Desks.hanne(), karel)).hasValueSatisfying(client -> {
      assertThat(client.isRelation()).isFalse();
      assertThat(client).as("R5.18").extracting(Client::getFamilyName, Client::getFirstName, Client::getBirthDate)
          .containsExactly("Zwart", "Karel", LocalDate.of(1940, 3, 3));
    });
    assertThat(client(Desks.louise(), karel)).isEmpty();
  }

  private Optional<Task> taskOn(LocalDate date, Insz client) throws Exception {
    hub.on(date);
    var request = asked(Desks.hanne());
    request.setInsz(client.digits());
    return tasks(Desks.hanne(), request).getTask().stream().findFirst();
  }

  private ListTasksResponse tasks(Desk desk, ListTasksRequest request) throws Exception {
    return at(desk).listTasks(request);
  }

  private static ListTasksRequest asked(Desk desk) {
    var request = new ListTasksRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    return request;
  }

  private static ListTasksRequest byReferenceOf(Desk desk, String reference) {
    var request = asked(desk);
    request.setReference(reference);
    return request;
  }

  private void addClient(Desk desk, Insz client) throws Exception {
    var request = new AddClientRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setInsz(client.digits());
    assertThat(at(desk).addClient(request).getClient().getInsz()).isEqualTo(client.digits());
  }

  /** Walks the pages until the client comes. */
  private Optional<Client> client(Desk desk, Insz client) throws Exception {
    String after = null;
    do {
      var request = new ListClientsRequest();
      request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
      request.setAfter(after);
      request.setPageSize(100);
      ListClientsResponse page = at(desk).listClients(request);
      Optional<Client> found = page.getClient().stream().filter(line -> line.getInsz().equals(client.digits())).findFirst();
      if (found.isPresent()) {
        return found;
      }
      after = page.getNext();
    } while (after != null);
    return Optional.empty();
  }

  private TaskPort at(Desk desk) {
    return hub.port(TaskPort.class, "/task/v1", desk);
  }
}
