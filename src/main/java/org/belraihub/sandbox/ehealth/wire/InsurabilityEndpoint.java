package org.belraihub.sandbox.ehealth.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.jws.WebService;
import org.belraihub.ehealth.insurability.wire.GetInsurabilityRequest;
import org.belraihub.ehealth.insurability.wire.GetInsurabilityResponse;
import org.belraihub.ehealth.insurability.wire.InsurabilityPortType;
import org.belraihub.ehealth.insurability.wire.MembershipType;
import org.belraihub.ehealth.insurability.wire.Period;
import org.belraihub.ehealth.insurability.wire.Status;
import org.belraihub.sandbox.ehealth.register.MembershipRegister;
import org.belraihub.sandbox.ehealth.register.MembershipRegister.Membership;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

/** Insurability: insured, known and not insured (also when no membership covers the day), or unknown. */
@WebService(endpointInterface = "org.belraihub.ehealth.insurability.wire.InsurabilityPortType", serviceName = "InsurabilityService",
    portName = "InsurabilityPort", targetNamespace = "urn:belraihub:insurability:v1", wsdlLocation = "classpath:wsdl/insurability-v1.wsdl")
public final class InsurabilityEndpoint implements InsurabilityPortType {

  private static final String NOT_ON_THIS_DAY = "GEEN_AANSLUITING_OP_DATUM";

  private final MembershipRegister register;
  private final Answering answering;
  private final SystemClock clock;

  /** The service over this register. */
  public InsurabilityEndpoint(MembershipRegister register, Answering answering, SystemClock clock) {
    this.register = register;
    this.answering = answering;
    this.clock = clock;
  }

  @Override
  public GetInsurabilityResponse getInsurability(GetInsurabilityRequest asked) {
    Optional<Refusal> refusal = answering.refusal();
    var answer = new GetInsurabilityResponse();
    answer.setRequestId(answering.echo(asked.getRequestId()));
    answer.setAnsweredAt(clock.now().atZone(BelgianTime.ZONE).toOffsetDateTime());
    answer.setPaymentCommitment(false);
    if (refusal.isPresent()) {
      answer.setStatus(Status.ONBEKEND);
    } else {
      fill(answer, asked);
    }
    answering.note("GetInsurability", asked.getRequestId(), refusal);
    return answer;
  }

  private void fill(GetInsurabilityResponse answer, GetInsurabilityRequest asked) {
    LocalDate first = asked.getOn() == null ? asked.getFrom() : asked.getOn();
    LocalDate last = asked.getOn() == null ? asked.getTo() : asked.getOn();
    Optional<String> exclusion = Answering.work(() -> register.exclusion(asked.getInsz()));
    List<Membership> known = Answering.work(() -> register.find(asked.getInsz()));
    List<Membership> covering = MembershipRegister.between(known, first, last);
    if (exclusion.isPresent()) {
      answer.setStatus(Status.NIET_VERZEKERD);
      answer.getReason().add(exclusion.get());
    } else if (known.isEmpty()) {
      answer.setStatus(Status.ONBEKEND);
    } else if (covering.isEmpty()) {
      answer.setStatus(Status.NIET_VERZEKERD);
      answer.getReason().add(NOT_ON_THIS_DAY);
    } else {
      answer.setStatus(Status.VERZEKERD);
      covering.forEach(membership -> answer.getPeriod().add(period(membership)));
    }
  }

  private static Period period(Membership membership) {
    var period = new Period();
    period.setFund(membership.fund());
    period.setType(MembershipType.fromValue(membership.type()));
    period.setFrom(membership.from());
    membership.through().ifPresent(period::setTo);
    return period;
  }
}
