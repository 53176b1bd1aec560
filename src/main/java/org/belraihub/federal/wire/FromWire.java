package org.belraihub.federal.wire;

import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

import org.belraihub.assessment.ReferenceNumber;
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
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/** From the contract to the domain; {@link IllegalArgumentException}, without any content, for what no domain type takes. */
public final class FromWire {

  private FromWire() {
  }

  /** The message that a request carries. */
  public static SyncMessage message(Object request) {
    if (request instanceof RegisterClosedAssessmentRequest closed) {
      return closed(closed);
    }
    if (request instanceof RevokeSharingRequest revoked) {
      return new SharingRevocation(id(revoked.getMessageId(), revoked.getReference() + ":" + revoked.getSequence() + ":revoked"),
          new ReferenceNumber(revoked.getReference()), revoked.getSequence(), revoked.getRevokedAt().toInstant());
    }
    if (request instanceof ReportCentralResultsRequest computed) {
      return new CentralComputation(computed.getMessageId(), new ReferenceNumber(computed.getReference()),
          computed.getComputedAt().toInstant(), results(computed.getResults()));
    }
    if (request instanceof SendInvitationRequest invitation) {
      return invitation(invitation);
    }
    if (request instanceof AnswerInvitationRequest answer) {
      return answer(answer);
    }
    if (request instanceof ReportPartRequest report) {
      return part(report);
    }
    if (request instanceof ReportTeamRequest change) {
      return new TeamChange(change.getMessageId(), new ReferenceNumber(change.getInvitation()), change.getSequence(),
          TeamChange.Kind.valueOf(change.getChange()), new HcoNumber(change.getCoordinator().getHco()), change.getCoordinator().getName(),
          change.getOn());
    }
    throw new IllegalArgumentException("not a message between the platforms");
  }

  private static ClosedAssessmentCopy closed(RegisterClosedAssessmentRequest closed) {
    return new ClosedAssessmentCopy(id(closed.getMessageId(), closed.getReference() + ":" + closed.getSequence()),
        new ReferenceNumber(closed.getReference()), closed.getSequence(), closed.getOriginPlatform(), closed.getInstrument(),
        closed.getInstrumentVersion(), closed.getDates().getCreation(), closed.getDates().getStart(), closed.getDates().getReference(),
        closed.getDates().getClosedAt().toInstant(), insz(closed.getPerson().getInsz()), new HcoNumber(closed.getOrganisation().getHco()),
        new NihiiNumber(closed.getOrganisation().getNihii()), insz(closed.getSubmitter().getInsz()), closed.getSubmitter().getRole(),
        closed.getSubmitter().getName() == null ? "" : closed.getSubmitter().getName(),
        closed.getAnswers().getAnswer().stream().map(answer -> new ClosedAssessmentCopy.Answer(answer.getItem(), answer.getValue())).toList(),
        results(closed.getResults()), closed.getContentDigest());
  }

  private static TeamInvitation invitation(SendInvitationRequest invitation) {
    return new TeamInvitation(invitation.getMessageId(), new ReferenceNumber(invitation.getInvitation()),
        new ReferenceNumber(invitation.getMain()), new InstrumentId(invitation.getInstrument(), invitation.getInstrumentVersion()),
        invitation.getCreationDate(), invitation.getStartDate(), invitation.getReferenceDate(), invitation.getPartExpiryDate(),
        invitation.getMainExpiryDate(), insz(invitation.getPerson().getInsz()), new HcoNumber(invitation.getCoordinator().getHco()),
        invitation.getCoordinator().getName(), new HcoNumber(invitation.getInvited()), invitation.getModule(), invitation.getRemark(),
        invitation.getSentAt().toInstant());
  }

  private static InvitationAnswer answer(AnswerInvitationRequest answer) {
    var wire = answer.getParticipant();
    boolean accepted = "ACCEPTED".equals(answer.getAnswer());
    if (accepted == (wire == null)) {
      throw new IllegalArgumentException("an acceptance names the participant, and only that does");
    }
    var participant = wire == null ? null
        : new InvitationAnswer.Participant(insz(wire.getInsz()), wire.getName(), wire.getEmail(), wire.getPhone());
    return new InvitationAnswer(answer.getMessageId(), new ReferenceNumber(answer.getInvitation()), participant,
        answer.getAnsweredAt().toInstant());
  }

  private static PartReport part(ReportPartRequest report) {
    var answers = new TreeMap<String, String>();
    report.getAnswers().getAnswer().forEach(answer -> answers.put(answer.getItem(), answer.getValue()));
    return new PartReport(report.getMessageId(), new ReferenceNumber(report.getInvitation()), report.getSequence(),
        "SUBMITTED".equals(report.getState()), report.getReportedAt().toInstant(), answers, new HashSet<>(report.getUnderConsideration()));
  }

  /** Days as the other side holds them. */
  public static List<DayState> days(ReconcileResponse response) {
    return response.getDay().stream().map(day -> new DayState(day.getDate(), day.getCount(), day.getDigest(), day.getEntry().stream()
        .map(entry -> new DayState.Entry(entry.getReference(), entry.getSequence(), entry.getContentDigest())).toList())).toList();
  }

  /** Instrument versions. */
  public static List<InstrumentId> versions(List<InstrumentVersion> known) {
    return known.stream().map(wire -> new InstrumentId(wire.getInstrument(), wire.getVersion())).toList();
  }

  private static List<ClosedAssessmentCopy.Result> results(Results results) {
    return results.getResult().stream()
        .map(result -> new ClosedAssessmentCopy.Result(result.getScale(), result.getVersion(), result.getValue())).toList();
  }

  private static String id(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private static Insz insz(String digits) {
    return Insz.parse(digits).orElseThrow(() -> new IllegalArgumentException("a national number with wrong check digits"));
  }
}
