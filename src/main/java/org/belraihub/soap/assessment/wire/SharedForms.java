package org.belraihub.soap.assessment.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.assessment.DraftContent;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.ModuleProgress;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.soap.fault.wire.Notice;
import org.belraihub.soap.fault.wire.NoticeTranslation;
import org.jspecify.annotations.Nullable;

/** What the contracts of assessments and of teams share, both ways. */
public final class SharedForms {

  private static final DatatypeFactory TYPES = types();

  private SharedForms() {
  }

  /** Answers as they arrive. */
  public static List<GivenAnswer> answers(List<Answer> wire) {
    return wire.stream().map(answer -> new GivenAnswer(answer.getItem(), answer.getValue(), answer.isUnderConsideration(),
        answer.getComment())).toList();
  }

  /** A national number; SCHEMA_INVALID when its check digits are wrong. */
  public static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }

  /** A reference number; UNKNOWN_REFERENCE when it is not one. */
  public static ReferenceNumber reference(String text) {
    try {
      return new ReferenceNumber(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not a reference number");
    }
  }

  /** An xs:date may carry a zone; the day stays as it is written. */
  public static @Nullable LocalDate date(@Nullable XMLGregorianCalendar wire) {
    return wire == null ? null : LocalDate.of(wire.getYear(), wire.getMonth(), wire.getDay());
  }

  /** What a draft or a closed assessment holds, with the state of each item. */
  public static Answers answers(DraftContent content) {
    var codes = new TreeSet<>(content.answers().items());
    codes.addAll(content.cleared());
    codes.addAll(content.underConsideration());
    codes.addAll(content.comments().keySet());
    var wire = new Answers();
    codes.forEach(code -> wire.getAnswer().add(answer(content, code)));
    return wire;
  }

  private static Answer answer(DraftContent content, String code) {
    var answer = new Answer();
    answer.setItem(code);
    answer.setValue(content.answers().get(code));
    answer.setComment(content.comments().get(code));
    if (content.underConsideration().contains(code)) {
      answer.setUnderConsideration(true);
      answer.setState(ItemState.UNDER_CONSIDERATION);
    } else if (content.answers().has(code)) {
      answer.setState(ItemState.ANSWERED);
    } else {
      answer.setState(content.cleared().contains(code) ? ItemState.CLEARED : ItemState.OPEN);
    }
    return answer;
  }

  /** A line of the list per client. */
  public static Summary summary(org.belraihub.assessment.Summary summary) {
    var wire = new Summary();
    wire.setReference(summary.reference());
    wire.setInstrument(summary.instrument());
    wire.setInstrumentVersion(summary.version());
    wire.setCoordination(Coordination.valueOf(summary.coordination().name()));
    wire.setState(State.valueOf(summary.state().name()));
    wire.setOrganisation(summary.organisation());
    var dates = new Dates();
    dates.setCreationDate(date(summary.dates().creation()));
    dates.setStartDate(date(summary.dates().start()));
    dates.setReferenceDate(date(summary.dates().reference()));
    dates.setExpiryDate(date(summary.dates().expiry()));
    dates.setClosingDate(summary.closingDate() == null ? null : date(summary.closingDate()));
    wire.setDates(dates);
    wire.setUrgent(summary.urgent());
    wire.setStartedBy(summary.startedBy());
    wire.setClosedBy(summary.closedBy());
    if (summary.billing() != null) {
      wire.setBilling(billing(summary.billing(), summary.dates().reference()));
    }
    return wire;
  }

  private static ClosedBilling billing(org.belraihub.assessment.Billing billing, LocalDate from) {
    var wire = new ClosedBilling();
    wire.setVsbNumber(billing.vsbNumber());
    wire.setValidityMonths(billing.validityMonths());
    wire.setValidFrom(date(from));
    wire.setValidUntil(date(billing.validUntil()));
    wire.setReason(billing.reason());
    return wire;
  }

  /** How far each module is. */
  public static List<Module> modules(List<ModuleProgress> modules) {
    return modules.stream().map(progress -> {
      var wire = new Module();
      wire.setCode(progress.code());
      wire.setVersion(progress.version());
      wire.setState(ModuleState.valueOf(progress.state().name()));
      wire.getMissingItem().addAll(progress.missing());
      wire.setPercent(progress.percent());
      ModuleProgress.Holder lease = progress.lease();
      wire.setInUse(holder(lease));
      wire.setLeasedUntil(lease == null || lease.until() == null ? null : instant(lease.until()));
      wire.setAssigned(holder(progress.assigned()));
      return wire;
    }).toList();
  }

  private static @Nullable Holder holder(ModuleProgress.@Nullable Holder holder) {
    if (holder == null) {
      return null;
    }
    var wire = new Holder();
    wire.setName(holder.name());
    wire.setSince(instant(holder.since()));
    wire.setUntil(holder.until() == null ? null : instant(holder.until()));
    return wire;
  }

  /** Notices with their texts. */
  public static List<Notice> notices(List<NoticeCode> codes) {
    return codes.stream().map(NoticeTranslation::notice).toList();
  }

  /** A date. */
  public static XMLGregorianCalendar date(LocalDate date) {
    return TYPES.newXMLGregorianCalendar(date.toString());
  }

  /** An instant, in milliseconds. */
  public static XMLGregorianCalendar instant(Instant instant) {
    return TYPES.newXMLGregorianCalendar(instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static DatatypeFactory types() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("every Java platform has XML datatypes", e);
    }
  }
}
