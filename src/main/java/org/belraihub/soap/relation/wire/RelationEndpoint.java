package org.belraihub.soap.relation.wire;

import java.util.List;
import java.util.Optional;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.relation.CareRelationKind;
import org.belraihub.relation.Relations;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.jspecify.annotations.NullMarked;

/** The contract {@code relation-v1.wsdl}: translates and hands over to the routes. */
@NullMarked
public final class RelationEndpoint implements RelationPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/relation-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint on the common edge. */
  public RelationEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/relation-v1.wsdl", RelationService.class);
  }

  @Override
  public ChangedRelation registerCareRelation(RegisterCareRelationRequest request) {
    var command = new Relations.Register(insz(request.getInsz()), Optional.ofNullable(request.getCardNumber()),
        CareRelationKind.valueOf(request.getKind().value()), Optional.ofNullable(request.getFrom()),
        Optional.ofNullable(request.getTo()), Boolean.TRUE.equals(request.isResidesInOrganisation()));
    return changed(handle(request.getContext(), command, "register-care-relation", Relations.Line.class));
  }

  @Override
  public ChangedRelation extendCareRelation(ExtendCareRelationRequest request) {
    var command = new Relations.Extend(insz(request.getInsz()), request.getId(), request.getTo());
    return changed(handle(request.getContext(), command, "extend-care-relation", Relations.Line.class));
  }

  @Override
  public ChangedRelation endCareRelation(EndCareRelationRequest request) {
    var command = new Relations.End(insz(request.getInsz()), request.getId(), Optional.ofNullable(request.getFrom()));
    return changed(handle(request.getContext(), command, "end-care-relation", Relations.Line.class));
  }

  @Override
  public ListCareRelationsResponse listCareRelations(ListCareRelationsRequest request) {
    var response = new ListCareRelationsResponse();
    handle(request.getContext(), new Relations.Find(insz(request.getInsz())), "list-care-relations", Relations.Lines.class).lines()
        .forEach(line -> response.getRelation().add(relation(line)));
    return response;
  }

  @Override
  public ListRelationKindsResponse listRelationKinds(ListRelationKindsRequest request) {
    var response = new ListRelationKindsResponse();
    handle(request.getContext(), new Relations.Offered(), "list-relation-kinds", Relations.Kinds.class).kinds()
        .forEach(kind -> response.getKind().add(Kind.fromValue(kind.name())));
    return response;
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }

  private static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }

  private static ChangedRelation changed(Relations.Line line) {
    var response = new ChangedRelation();
    response.setRelation(relation(line));
    return response;
  }

  private static Relation relation(Relations.Line line) {
    var wire = new Relation();
    wire.setId(line.relation().id());
    wire.setKind(Kind.fromValue(line.relation().kind().name()));
    wire.setFrom(line.relation().from());
    line.relation().through().ifPresent(wire::setTo);
    line.relation().endedOn().ifPresent(wire::setEndedOn);
    wire.setResidesInOrganisation(line.relation().resident());
    wire.setValidToday(line.valid());
    return wire;
  }
}
