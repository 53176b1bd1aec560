package org.belraihub.sandbox.ehealth.wire;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;

import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** A service on the commons of the platform: takes trees, answers with a status and what the operation adds. */
@WebServiceProvider
@ServiceMode(Service.Mode.PAYLOAD)
public final class CommonsEndpoint implements Provider<Source> {

  private static final String SUCCESS = "urn:be:fgov:ehealth:2.0:status:Success";
  private static final String REQUESTER = "urn:be:fgov:ehealth:2.0:status:Requester";

  /** One operation: reads the request, appends to the answer, or says why not. */
  @FunctionalInterface
  public interface Operation {

    /** Answers. */
    Optional<Refusal> answer(Element request, Element answer) throws SQLException;
  }

  private final String namespace;
  private final Map<String, Operation> operations;
  private final Answering answering;
  private final SystemClock clock;

  /** A service with these operations, by the name of their request without {@code Request}. */
  public CommonsEndpoint(String namespace, Map<String, Operation> operations, Answering answering, SystemClock clock) {
    this.namespace = namespace;
    this.operations = Map.copyOf(operations);
    this.answering = answering;
    this.clock = clock;
  }

  @Override
  public Source invoke(Source asked) {
    Element request = StsWork.question(asked);
    String name = request.getLocalName().replaceAll("Request$", "");
    Operation operation = operations.get(name);
    if (operation == null || !namespace.equals(request.getNamespaceURI()) || request.getAttribute("IssueInstant").isEmpty()) {
      throw SoaFaults.of("SOA-03006");
    }
    String id = request.getAttribute("Id");
    Optional<Refusal> refusal = answering.refusal();
    Element answer = answer(name, id);
    Element status = Elements.append(answer, Commons.CORE, "cc:Status");
    if (refusal.isEmpty()) {
      refusal = Answering.work(() -> operation.answer(request, answer));
    }
    status(status, refusal);
    answering.note(name, id, refusal);
    return new DOMSource(answer.getOwnerDocument());
  }

  private Element answer(String name, String to) {
    Element answer = Elements.append(XmlDocuments.empty(), namespace, "p:" + name + "Response");
    Elements.declare(answer, "p", namespace);
    Elements.declare(answer, "cc", Commons.CORE);
    answer.setAttributeNS(null, "Id", "A" + UUID.randomUUID());
    if (!to.isEmpty()) {
      answer.setAttributeNS(null, "InResponseTo", answering.echo(to));
    }
    answer.setAttributeNS(null, "IssueInstant", Commons.moment(clock.now()));
    return answer;
  }

  private static void status(Element status, Optional<Refusal> refusal) {
    Element code = Elements.append(status, Commons.CORE, "cc:StatusCode");
    code.setAttributeNS(null, "Value", refusal.isEmpty() ? SUCCESS : REQUESTER);
    refusal.ifPresent(refused -> {
      Refusal.Error error = refused.errors().get(0);
      if (error.code().startsWith("urn:")) {
        Elements.append(code, Commons.CORE, "cc:StatusCode").setAttributeNS(null, "Value", error.code());
        Elements.append(status, Commons.CORE, "cc:StatusMessage", error.text());
      } else {
        Elements.append(status, Commons.CORE, "cc:StatusMessage", error.code() + " " + error.text());
      }
    });
  }
}
