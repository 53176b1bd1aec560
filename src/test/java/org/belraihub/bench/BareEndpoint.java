package org.belraihub.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.Contract;
import org.belraihub.soap.NoAssessments;
import org.belraihub.soap.SoapServer;
import org.belraihub.soap.StockEdge;
import org.belraihub.soap.assessment.wire.AssessmentService;
import org.belraihub.soap.assessment.wire.Result;
import org.belraihub.soap.assessment.wire.Results;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentResponse;

/**
 * The measure: CXF and WSS4J as they come, in a process of their own. Verifies the same messages as the hub, does nothing, signs a reply
 * with ten results. Arguments: directory of the sandbox's keys, name of the senders' key. Prints its address.
 */
final class BareEndpoint {

  private BareEndpoint() {
  }

  /** Serves until it is stopped. */
  public static void main(String[] args) throws Exception {
    CryptoProvider.install();
    Path keys = Path.of(args[0]);
    var server = new SoapServer();
    StockEdge.publish(server.bus(), "/bare", Contract.of("wsdl/assessment-v1.wsdl", AssessmentService.class), new Yes(), key(keys, "hub"),
        key(keys, args[1]));
    System.out.println("provider " + CryptoProvider.name());
    System.out.println("address " + server.address("/bare"));
    new CountDownLatch(1).await();
  }

  private static KeyMaterial key(Path keys, String name) throws GeneralSecurityException {
    return KeyMaterial.load(keys.resolve(name + ".p12"), SandboxKeys.PASSWORD.toCharArray());
  }

  /** Says yes. */
  static final class Yes extends NoAssessments {

    @Override
    public SubmitAssessmentResponse submitAssessment(SubmitAssessmentRequest request) {
      var results = new Results();
      for (int i = 0; i < 10; i++) {
        var result = new Result();
        result.setScale("scale" + i);
        result.setVersion("1");
        result.setValue(BigDecimal.ONE);
        result.setConfidence("CERTAIN");
        result.setStatus("ACTIVE");
        results.getResult().add(result);
      }
      var response = new SubmitAssessmentResponse();
      response.setResults(results);
      return response;
    }
  }
}
