package org.belraihub.soap.offline.wire;

import java.util.List;

import org.belraihub.offline.OfflineOutcome;
import org.belraihub.offline.OfflineProgress;
import org.belraihub.offline.OfflineUploads;
import org.belraihub.soap.Attachments;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The contract {@code offline-v1.wsdl}: translates and hands over to the routes. */
@NullMarked
public final class OfflineEndpoint implements OfflinePort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/offline-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint behind one edge. */
  public OfflineEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/offline-v1.wsdl", OfflineService.class);
  }

  @Override
  public GetOfflineKeysResponse getOfflineKeys(GetOfflineKeysRequest request) {
    var response = new GetOfflineKeysResponse();
    response.setSignedKeySet(handle(request.getContext(), new OfflineUploads.Keys(""), "offline-keys", OfflineUploads.Keys.class).signedKeySet());
    return response;
  }

  @Override
  public UploadOfflineItemResponse uploadOfflineItem(UploadOfflineItemRequest request) {
    var outcome = handle(request.getContext(), new OfflineUploads.Item(request.getItemId(), request.getJwe(), added(request.getAdded())),
        "upload-offline-item", OfflineOutcome.class);
    var response = new UploadOfflineItemResponse();
    response.setItem(item(request.getItemId(), outcome));
    return response;
  }

  @Override
  public UploadOfflineFileResponse uploadOfflineFile(UploadOfflineFileRequest request) {
    var file = new OfflineUploads.File(request.getFileName(), request.getLength(), request.getSha256(), Attachments::only,
        added(request.getAdded()));
    OfflineUploads.Accepted accepted;
    try {
      accepted = handle(request.getContext(), file, "upload-offline-file", OfflineUploads.Accepted.class);
    } finally {
      Attachments.release();
    }
    var response = new UploadOfflineFileResponse();
    response.setUpload(accepted.upload());
    response.setItems(accepted.items());
    return response;
  }

  @Override
  public GetOfflineUploadResponse getOfflineUpload(GetOfflineUploadRequest request) {
    var progress = handle(request.getContext(), new OfflineUploads.Question(request.getUpload(), request.getAfter()), "offline-progress",
        OfflineProgress.class);
    var response = new GetOfflineUploadResponse();
    response.setUpload(progress.upload());
    response.setItems(progress.items());
    response.setUploaded(progress.uploaded());
    response.setErrors(progress.errors());
    response.setDone(progress.done());
    progress.lines().forEach(line -> response.getItem().add(item(line.itemId(), line.outcome())));
    List<OfflineProgress.Line> lines = progress.lines();
    if (!lines.isEmpty() && lines.get(lines.size() - 1).position() < progress.items()) {
      response.setNext(lines.get(lines.size() - 1).position());
    }
    return response;
  }

  private static OfflineUploads.Added added(@Nullable Missing wire) {
    return wire == null ? new OfflineUploads.Added(null, null, null)
        : new OfflineUploads.Added(wire.getVsbNumber(), wire.getValidityMonths(), wire.getReason());
  }

  private static Item item(String id, OfflineOutcome outcome) {
    var wire = new Item();
    wire.setItemId(id);
    wire.setState(outcome.state());
    wire.setReference(outcome.reference());
    wire.setErrorCode(outcome.code());
    wire.getPlace().addAll(outcome.places());
    return wire;
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }
}
