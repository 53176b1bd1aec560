package org.belraihub.ebms.signature;

import java.util.List;

import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureByteInput;
import org.apache.xml.security.signature.XMLSignatureInput;
import org.apache.xml.security.transforms.Transforms;
import org.apache.xml.security.transforms.params.XPathContainer;
import org.apache.xml.security.utils.resolver.ResourceResolverContext;
import org.apache.xml.security.utils.resolver.ResourceResolverSpi;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.MandatedTransforms;
import org.belraihub.ebms.packaging.MimePart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How others sign and verify: Apache Santuario with its XPath engine and a resolver for {@code cid:}. */
final class StockSantuario {

  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private StockSantuario() {
  }

  static boolean verifies(Document document, List<MimePart> parts, KeyMaterial key) throws XMLSecurityException {
    Init.init();
    Element element = (Element) document.getElementsByTagNameNS(EbmsNames.DS, "Signature").item(0);
    var signature = new XMLSignature(element, "", false);
    signature.addResourceResolver(new Parts(parts));
    return signature.checkSignatureValue(key.certificate());
  }

  static void sign(Document document, List<MimePart> parts, KeyMaterial key, String expression, String algorithm, String digest)
      throws XMLSecurityException {
    Init.init();
    var signature = new XMLSignature(document, "", algorithm, Transforms.TRANSFORM_C14N_OMIT_COMMENTS);
    document.getElementsByTagNameNS(EbmsNames.SOAP, "Header").item(0).appendChild(signature.getElement());
    signature.addResourceResolver(new Parts(parts));
    var transforms = new Transforms(document);
    transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
    var xpath = new XPathContainer(document);
    xpath.setXPathNamespaceContext("soap", EbmsNames.SOAP);
    xpath.setXPath(expression);
    transforms.addTransform(MandatedTransforms.XPATH, xpath.getElement());
    transforms.addTransform(Transforms.TRANSFORM_C14N_OMIT_COMMENTS);
    signature.addDocument("", transforms, digest);
    for (MimePart part : parts) {
      signature.addDocument("cid:" + part.contentId(), null, digest);
    }
    signature.addKeyInfo(key.certificate());
    signature.addKeyInfo(key.certificate().getPublicKey());
    signature.sign(key.privateKey());
  }

  private static final class Parts extends ResourceResolverSpi {

    private final List<MimePart> parts;

    Parts(List<MimePart> parts) {
      this.parts = parts;
    }

    @Override
    public XMLSignatureInput engineResolveURI(ResourceResolverContext context) {
      var content = parts.stream().filter(part -> context.uriToResolve.equals("cid:" + part.contentId())).findFirst().orElseThrow();
      return new XMLSignatureByteInput(content.content().bytes());
    }

    @Override
    public boolean engineCanResolveURI(ResourceResolverContext context) {
      return context.uriToResolve != null && context.uriToResolve.startsWith("cid:");
    }
  }
}
