package org.belraihub.federal.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import org.belraihub.federal.CentralComputation;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.DayState;
import org.belraihub.federal.InvitationAnswer;
import org.belraihub.federal.PartReport;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.federal.SyncMessage;
import org.belraihub.federal.TeamChange;
import org.belraihub.federal.TeamInvitation;
import org.belraihub.instrument.InstrumentId;

/** From the domain to the contract. */
public final class ToWire {

  private ToWire() {
  }

  /** The request that carries a message. */
  public static Object request(SyncMessage message) {
    if (message instanceof ClosedAssessmentCopy copy) {
      return closed(copy);
    }
    if (message instanceof SharingRevocation revocation) {
      return revoked(revocation);
    }
    if (message instanceof CentralComputation computation) {
      return computed(computation);
    }
    if (message instanceof TeamInvitation invitation) {
      return invitation(invitation);
    }
    if (message instanceof InvitationAnswer answer) {
      return answer(answer);
    }
    return message instanceof PartReport report ? part(report) : team((TeamChange) message);
  }

  private static RegisterClosedAssessmentRequest closed(ClosedAssessmentCopy copy) {
    var request = new RegisterClosedAssessmentRequest();
    request.setMessageId(copy.messageId());
    request.setReference(copy.reference().text());
    request.setSequence(copy.sequence());
    request.setOriginPlatform(copy.originPlatform());
    request.setInstrument(copy.instrument());
    request.setInstrumentVersion(copy.instrumentVersion());
    var dates = new Dates();
    dates.setCreation(copy.creationDate());
    dates.setStart(copy.startDate());
    dates.setReference(copy.referenceDate());
    dates.setClosedAt(utc(copy.closedAt()));
    request.setDates(dates);
    request.setPerson(person(copy.person().digits()));
    var organisation = new Organisation();
    organisation.setHco(copy.hco().digits());
    organisation.setNihii(copy.nihii().digits());
    request.setOrganisation(organisation);
    var submitter = new Submitter();
    submitter.setInsz(copy.submitter().digits());
    submitter.setRole(copy.submitterRole());
    submitter.setName(copy.submitterName().isEmpty() ? null : copy.submitterName());
    request.setSubmitter(submitter);
    var answers = new Answers();
    copy.answers().forEach(given -> answers.getAnswer().add(answer(given.item(), given.value())));
    request.setAnswers(answers);
    request.setResults(results(copy.results()));
    request.setContentDigest(copy.contentDigest());
    return request;
  }

  private static RevokeSharingRequest revoked(SharingRevocation revocation) {
    var request = new RevokeSharingRequest();
    request.setMessageId(revocation.messageId());
    request.setReference(revocation.reference().text());
    request.setSequence(revocation.sequence());
    request.setRevokedAt(utc(revocation.revokedAt()));
    return request;
  }

  private static ReportCentralResultsRequest computed(CentralComputation computation) {
    var request = new ReportCentralResultsRequest();
    request.setMessageId(computation.messageId());
    request.setReference(computation.reference().text());
    request.setComputedAt(utc(computation.computedAt()));
    request.setResults(results(computation.results()));
    return request;
  }

  private static SendInvitationRequest invitation(TeamInvitation invitation) {
    var request = new SendInvitationRequest();
    request.setMessageId(invitation.messageId());
    request.setInvitation(invitation.reference().text());
    request.setMain(invitation.main().text());
    request.setInstrument(invitation.instrument().code());
    request.setInstrumentVersion(invitation.instrument().version());
    request.setCreationDate(invitation.creationDate());
    request.setStartDate(invitation.startDate());
    request.setReferenceDate(invitation.referenceDate());
    request.setPartExpiryDate(invitation.partExpiry());
    request.setMainExpiryDate(invitation.mainExpiry());
    request.setPerson(person(invitation.person().digits()));
    request.setCoordinator(coordinator(invitation.coordinator().digits(), invitation.coordinatorName()));
    request.setInvited(invitation.invited().digits());
    request.getModule().addAll(invitation.modules());
    request.setRemark(invitation.remark());
    request.setSentAt(utc(invitation.sentAt()));
    return request;
  }

  private static AnswerInvitationRequest answer(InvitationAnswer answer) {
    var request = new AnswerInvitationRequest();
    request.setMessageId(answer.messageId());
    request.setInvitation(answer.reference().text());
    var participant = answer.participant();
    request.setAnswer(participant == null ? "DECLINED" : "ACCEPTED");
    if (participant != null) {
      var wire = new Participant();
      wire.setInsz(participant.insz().digits());
      wire.setName(participant.name());
      wire.setEmail(participant.email());
      wire.setPhone(participant.phone());
      request.setParticipant(wire);
    }
    request.setAnsweredAt(utc(answer.answeredAt()));
    return request;
  }

  private static ReportPartRequest part(PartReport report) {
    var request = new ReportPartRequest();
    request.setMessageId(report.messageId());
    request.setInvitation(report.reference().text());
    request.setSequence(report.sequence());
    request.setState(report.submitted() ? "SUBMITTED" : "SAVED");
    request.setReportedAt(utc(report.reportedAt()));
    var answers = new Answers();
    new TreeMap<>(report.answers()).forEach((item, value) -> answers.getAnswer().add(answer(item, value)));
    request.setAnswers(answers);
    request.getUnderConsideration().addAll(new TreeSet<>(report.underConsideration()));
    return request;
  }

  private static ReportTeamRequest team(TeamChange change) {
    var request = new ReportTeamRequest();
    request.setMessageId(change.messageId());
    request.setInvitation(change.reference().text());
    request.setSequence(change.sequence());
    request.setChange(change.kind().name());
    request.setCoordinator(coordinator(change.coordinator().digits(), change.coordinatorName()));
    request.setOn(change.on());
    return request;
  }

  /** Days with what was asked of them. */
  public static ReconcileResponse days(List<DayState> days) {
    var response = new ReconcileResponse();
    for (DayState day : days) {
      var wire = new ReconcileResponse.Day();
      wire.setDate(day.date());
      wire.setCount(day.count());
      wire.setDigest(day.digest());
      day.entries().forEach(entry -> {
        var line = new ReconcileResponse.Day.Entry();
        line.setReference(entry.reference());
        line.setSequence(entry.sequence());
        line.setContentDigest(entry.contentDigest());
        wire.getEntry().add(line);
      });
      response.getDay().add(wire);
    }
    return response;
  }

  /** Instrument versions. */
  public static List<InstrumentVersion> versions(List<InstrumentId> known) {
    return known.stream().map(id -> {
      var wire = new InstrumentVersion();
      wire.setInstrument(id.code());
      wire.setVersion(id.version());
      return wire;
    }).toList();
  }

  private static Answer answer(String item, String value) {
    var wire = new Answer();
    wire.setItem(item);
    wire.setValue(value);
    return wire;
  }

  private static Results results(List<ClosedAssessmentCopy.Result> given) {
    var results = new Results();
    for (var computed : given) {
      var result = new Results.Result();
      result.setScale(computed.scale());
      result.setVersion(computed.version());
      result.setValue(computed.value());
      results.getResult().add(result);
    }
    return results;
  }

  private static Person person(String insz) {
    var person = new Person();
    person.setInsz(insz);
    return person;
  }

  private static Coordinator coordinator(String hco, String name) {
    var coordinator = new Coordinator();
    coordinator.setHco(hco);
    coordinator.setName(name);
    return coordinator;
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
