package org.belraihub.soap.task.wire;

import java.util.List;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource.PersonName;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.fault.wire.NoticeTranslation;
import org.belraihub.task.ClientList;
import org.belraihub.task.TaskList;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The contract {@code task-v1.wsdl}: translates and hands over to the routes. */
@NullMarked
public final class TaskEndpoint implements TaskPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/task-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint on the common edge. */
  public TaskEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/task-v1.wsdl", TaskService.class);
  }

  @Override
  public AddClientResponse addClient(AddClientRequest request) {
    var page = handle(request.getContext(), new ClientList.Add(insz(request.getInsz(), "insz")), "add-client", ClientList.Page.class);
    var response = new AddClientResponse();
    response.setClient(client(page.lines().get(0)));
    page.notices().forEach(notice -> response.getNotice().add(NoticeTranslation.notice(notice)));
    return response;
  }

  @Override
  public ListClientsResponse listClients(ListClientsRequest request) {
    var page = handle(request.getContext(), new ClientList.Query(request.getAfter(), request.getPageSize()), "list-clients",
        ClientList.Page.class);
    var response = new ListClientsResponse();
    page.lines().forEach(line -> response.getClient().add(client(line)));
    page.next().ifPresent(response::setNext);
    page.notices().forEach(notice -> response.getNotice().add(NoticeTranslation.notice(notice)));
    return response;
  }

  @Override
  public ListTasksResponse listTasks(ListTasksRequest request) {
    var query = new TaskList.Query(optionalInsz(request.getInsz(), "insz"), optionalInsz(request.getProvider(), "provider"),
        request.getReference(), request.getStartDate(), request.getAfter(), request.getPageSize());
    var page = handle(request.getContext(), query, "list-tasks", TaskList.Page.class);
    var response = new ListTasksResponse();
    page.lines().forEach(line -> response.getTask().add(task(line)));
    page.next().ifPresent(response::setNext);
    page.notices().forEach(notice -> response.getNotice().add(NoticeTranslation.notice(notice)));
    return response;
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }

  private static Client client(ClientList.Line line) {
    var wire = new Client();
    wire.setInsz(line.insz().digits());
    line.name().map(PersonName::family).ifPresent(wire::setFamilyName);
    line.name().flatMap(PersonName::first).ifPresent(wire::setFirstName);
    line.name().flatMap(PersonName::born).or(() -> line.insz().birthDate()).ifPresent(wire::setBirthDate);
    line.deceasedOn().ifPresent(wire::setDeceasedOn);
    line.relation().ifPresent(wire::setRelation);
    wire.setNewAssessment(line.newAssessment());
    return wire;
  }

  private static Task task(TaskList.Line line) {
    var wire = new Task();
    wire.setReference(line.row().reference());
    wire.setInsz(line.client().digits());
    wire.setInstrument(line.row().instrument());
    wire.setInstrumentVersion(line.row().version());
    wire.setPlanned(line.planned());
    wire.setStartDate(line.row().startDate());
    wire.setReferenceDate(line.row().referenceDate());
    wire.setExpiryDate(line.row().expiryDate());
    wire.setStartedBy(line.row().startedBy());
    wire.setCoordinated(line.row().coordinated());
    wire.setCoordinator(line.coordinator());
    wire.setUrgent(line.urgent());
    return wire;
  }

  private static @Nullable Insz optionalInsz(@Nullable String text, String place) {
    return text == null ? null : insz(text, place);
  }

  private static Insz insz(String text, String place) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of(place)));
  }
}
