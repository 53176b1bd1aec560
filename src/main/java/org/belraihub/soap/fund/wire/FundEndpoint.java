package org.belraihub.soap.fund.wire;

import java.time.ZoneOffset;
import java.util.HexFormat;

import org.belraihub.fault.RefusedException;
import org.belraihub.indication.BilledIndication;
import org.belraihub.indication.FundQueries;
import org.belraihub.indication.IndicationQueries;
import org.belraihub.request.Frame;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.Contract;
import org.belraihub.soap.SignedExchange;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.Nullable;

/** The contract for care funds ({@code wsdl/fund-v1.wsdl}). Which fund asks follows from the certificate alone. */
public final class FundEndpoint implements FundPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/fund-v1.xsd";

  /** Before the number of a fund in the name of its sender. */
  public static final String SENDER_PREFIX = "fund-";

  private static final int PAGE = 50;

  private final RequestDesk requests;
  private final RouteCalls routes;

  /** An endpoint in front of the routes. */
  public FundEndpoint(RequestDesk requests, RouteCalls routes) {
    this.requests = requests;
    this.routes = routes;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/fund-v1.wsdl", FundService.class);
  }

  @Override
  public ListFundIndicationsResponse listFundIndications(ListFundIndicationsRequest request) {
    var query = new FundQueries.ListQuery(request.getAfter() == null ? "" : request.getAfter(),
        request.getPageSize() == null ? PAGE : request.getPageSize());
    var page = handle(request.getRequestId(), query, null, "fund-list", IndicationQueries.Page.class);
    var wire = new ListFundIndicationsResponse();
    page.indications().forEach(indication -> wire.getIndication().add(indication(indication)));
    page.next().ifPresent(wire::setNext);
    return wire;
  }

  @Override
  public GetFundIndicationResponse getFundIndication(GetFundIndicationRequest request) {
    var sent = handle(request.getRequestId(), new FundQueries.OneQuery(request.getReference()), request.getReference(), "fund-get",
        FundQueries.Sent.class);
    var wire = new GetFundIndicationResponse();
    wire.setIndication(indication(sent.indication()));
    wire.setContent(sent.content());
    return wire;
  }

  @Override
  public GetStatementResponse getStatement(GetStatementRequest request) {
    var wire = new GetStatementResponse();
    wire.setStatement(handle(request.getRequestId(), new FundQueries.StatementQuery(request.getDate()), null, "fund-statement",
        FundQueries.StatementFile.class).content());
    return wire;
  }

  private <C, A> A handle(String requestId, C query, @Nullable String reference, String route, Class<A> answer) {
    SignedMessage message = SignedExchange.current();
    var frame = new Frame(requestId, HexFormat.of().parseHex(message.payloadDigest()), HexFormat.of().parseHex(message.replayKey()),
        message.created().atZone(ZoneOffset.UTC).toLocalDate(), SignedExchange.correlationId());
    int fund = Integer.parseInt(message.sender().id().substring(SENDER_PREFIX.length()));
    try {
      return routes.call(route, new FundQueries.Asked<>(fund, frame, query), answer);
    } catch (RefusedException e) {
      requests.refused(null, frame, e, reference);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  private static FundIndication indication(BilledIndication billed) {
    var wire = new FundIndication();
    wire.setReference(billed.reference());
    wire.setMessageId(billed.delivery().messageId());
    wire.setReferenceDate(billed.referenceDate());
    wire.setValidUntil(billed.validUntil());
    wire.setSentTo(billed.fund() == null ? 0 : billed.fund());
    wire.setAnswer(billed.answer() == null ? null : billed.answer().status().name());
    return wire;
  }
}
