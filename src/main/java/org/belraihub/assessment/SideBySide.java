package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

import org.belraihub.access.AccessPolicy;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.Evolution;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.time.BusinessClock;

/** Results of two to five closed assessments of one client side by side (R5.12); others' only with consent (T10). */
public class SideBySide {

  /**
   * Which assessments.
   *
   * @param references two to five different ones
   */
  public record Selection(List<ReferenceNumber> references) {
  }

  /**
   * One of them.
   *
   * @param summary head
   * @param results results, or pending
   */
  public record Point(Summary summary, Results results) {
  }

  /**
   * The answer.
   *
   * @param points by reference date, the earliest first
   * @param rows   one per scale, with its direction
   */
  public record Course(List<Point> points, List<Evolution.Row> rows) {
  }

  private final Finding finding;
  private final AssessmentStore store;
  private final ResultStore results;
  private final ScoringEngine engine;
  private final ClientVisibility visibility;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  SideBySide(Finding finding, AssessmentStore store, ResultStore results, ScoringEngine engine, ClientVisibility visibility,
             RequestDesk requests, AuditTrail audit, BusinessClock business) {
    this.finding = finding;
    this.store = store;
    this.results = results;
    this.engine = engine;
    this.visibility = visibility;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** Asks the relation, and the consent when another organisation's is among them; SELECTION_SIZE before anything is asked. */
  public Admitted<Selection> facts(Admitted<Selection> request) {
    List<Assessment> selected = selected(request.command());
    boolean own = selected.stream().allMatch(assessment -> assessment.isOf(request.caller()));
    return request.with(finding.facts(selected.get(0), request.caller(), own));
  }

  /** The selected assessments; NO_CARE_RELATION, NO_CONSENT, or DRAFT_NOT_SHAREABLE when one cannot be selected. */
  public Course course(Admitted<Selection> request) {
    return requests.read(request.frame(), () -> {
      List<Assessment> selected = selected(request.command());
      visibility.check(selected.get(0).person());
      selected.forEach(assessment -> {
        boolean own = assessment.isOf(request.caller());
        AccessPolicy.readingClosed(own, request.facts());
        AccessPolicy.readingShared(own, assessment.isShared());
      });
      audit.record(RequestDesk.event(AuditAction.EVOLUTION_READ, request.caller(), request.frame(), request.facts().forLog())
          .about(selected.get(0).person(), null));
      LocalDate today = business.today();
      List<Point> points = selected.stream().sorted(Comparator.comparing((Assessment assessment) -> assessment.dates().reference())
              .thenComparing(Assessment::id))
          .map(assessment -> new Point(Summary.of(assessment, today), results.read(store.newestResults(assessment.id()).orElse(null))))
          .toList();
      List<Evolution.Moment> moments = points.stream()
          .map(point -> new Evolution.Moment(point.summary().dates().reference(), point.results().results())).toList();
      return new Course(points, Evolution.of(moments, engine).map(Evolution::rows).orElse(List.of()));
    });
  }

  private List<Assessment> selected(Selection selection) {
    int size = new HashSet<>(selection.references()).size();
    if (size < Evolution.FEWEST || size > Evolution.MOST || size != selection.references().size()) {
      throw new RefusedException(FaultCode.SELECTION_SIZE, size + " assessments are selected");
    }
    List<Assessment> selected = selection.references().stream().map(this::closed).toList();
    if (selected.stream().anyMatch(assessment -> assessment.person() != selected.get(0).person())) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "assessments of different clients");
    }
    return selected;
  }

  private Assessment closed(ReferenceNumber reference) {
    Assessment assessment = finding.one(reference);
    if (!assessment.isClosed()) {
      throw new RefusedException(FaultCode.DRAFT_NOT_SHAREABLE, "only closed assessments are compared");
    }
    return assessment;
  }
}
