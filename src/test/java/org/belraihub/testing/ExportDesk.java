package org.belraihub.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.export.wire.DownloadExportRequest;
import org.belraihub.soap.export.wire.DownloadExportResponse;
import org.belraihub.soap.export.wire.Export;
import org.belraihub.soap.export.wire.ExportPort;
import org.belraihub.soap.export.wire.GetExportRequest;
import org.belraihub.soap.export.wire.HubFault;
import org.belraihub.soap.export.wire.ListExportsRequest;
import org.belraihub.soap.export.wire.ListExportsResponse;
import org.belraihub.soap.export.wire.Report;
import org.belraihub.soap.export.wire.RequestExportRequest;
import org.belraihub.soap.export.wire.State;
import org.jspecify.annotations.Nullable;

/** Exports of an organisation, asked for from one desk. */
public final class ExportDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Desk desk;
  private final ExportPort port;

  /** At a desk. */
  public ExportDesk(TestHub hub, Desk desk) {
    this.desk = desk;
    this.port = hub.port(ExportPort.class, "/export/v1", desk);
  }

  /** Asks for one. */
  public Export request(Report report) throws HubFault {
    return request(report, CareSoftware.freshRequestId());
  }

  /** Asks for one under a request id. */
  public Export request(Report report, String requestId) throws HubFault {
    var request = new RequestExportRequest();
    request.setContext(Requests.context(desk, requestId));
    request.setReport(report);
    return port.requestExport(request).getExport();
  }

  /** How far one is. */
  public Export get(long export) throws HubFault {
    var request = new GetExportRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setExport(export);
    return port.getExport(request).getExport();
  }

  /** Waits until one is in a state. */
  public Export await(long export, State state) {
    return Awaitility.await("export " + export + " is " + state).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
        .until(() -> get(export), now -> now.getState() == state);
  }

  /** A page of the own ones. */
  public ListExportsResponse list(@Nullable Long after, int size) throws HubFault {
    var request = new ListExportsRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setAfter(after);
    request.setPageSize(size);
    return port.listExports(request);
  }

  /** The whole file, part by part. */
  public String download(long export) throws HubFault {
    var file = new ByteArrayOutputStream();
    Integer after = null;
    do {
      DownloadExportResponse part = part(export, after);
      file.writeBytes(part.getContent());
      after = part.getNext();
    } while (after != null);
    return file.toString(StandardCharsets.UTF_8);
  }

  /** One part. */
  public DownloadExportResponse part(long export, @Nullable Integer after) throws HubFault {
    var request = new DownloadExportRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setExport(export);
    request.setAfter(after);
    return port.downloadExport(request);
  }
}
