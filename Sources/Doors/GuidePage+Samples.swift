import Model

// What the guide gives to be copied. Each works as it is, once the words in capitals are replaced.

extension GuidePage {
    static let requestCertificate = """
        umask 077
        openssl ecparam -name prime256v1 -genkey -noout -out partner.key
        openssl req -new -key partner.key -subj "/CN=YOUR-ID" \\
            -addext "subjectAltName=URI:urn:gatehouse:partner:YOUR-ID" \\
            -addext "extendedKeyUsage=clientAuth" -out partner.csr
        """

    static let lookAtCertificate = """
        openssl x509 -in partner.pem -noout -enddate -ext subjectAltName,extendedKeyUsage
        openssl x509 -in partner.pem -noout -checkend 1209600
        """

    static let forBrowser =
        "openssl pkcs12 -export -in partner.pem -inkey partner.key -out partner.p12"

    static let host = """
        HOST=https://localhost:8443
        gatehouse() { curl -sS --cacert authority.pem --cert partner.pem --key partner.key "$@"; }
        gatehouse "$HOST/v1/guide" -o guide.html
        """

    static let firstXML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <notification xmlns="urn:gatehouse:notification:1">
          <header>
            <messageId>first-1</messageId>
            <messageType>GENERAL_REFERRAL</messageType>
            <codeListVersion>\(CodeLists.version)</codeListVersion>
            <sentAt>2026-11-23T10:00:00+00:00</sentAt>
            <sender><code>YOUR-CODE</code><name>Your organisation</name></sender>
          </header>
          <subjects>
            <subject>
              <localRef>c1</localRef>
              <name><given>Robin</given><family>Testcase</family></name>
              <dateOfBirth>2017-05</dateOfBirth>
              <spokenTo>yes</spokenTo>
              <voice><words>I do not like it when he comes.</words></voice>
            </subject>
          </subjects>
          <adults>
            <adult><localRef>a1</localRef><role>unknownMale</role></adult>
          </adults>
          <consent><familyInformed>yes</familyInformed></consent>
          <narrative>A trial of the connection: nothing happened.</narrative>
        </notification>
        """

    static let firstJSON = """
        {
          "header": {
            "messageId": "first-1",
            "messageType": "GENERAL_REFERRAL",
            "codeListVersion": "\(CodeLists.version)",
            "sentAt": "2026-11-23T10:00:00+00:00",
            "sender": { "code": "YOUR-CODE", "name": "Your organisation" }
          },
          "subjects": [
            {
              "localRef": "c1",
              "name": { "given": "Robin", "family": "Testcase" },
              "dateOfBirth": "2017-05",
              "spokenTo": "yes",
              "voice": { "words": "I do not like it when he comes." }
            }
          ],
          "adults": [{ "localRef": "a1", "role": "unknownMale" }],
          "consent": { "familyInformed": "yes" },
          "narrative": "A trial of the connection: nothing happened."
        }
        """

    static let tryIt = """
        gatehouse -H 'Content-Type: application/json' --data-binary @first.json "$HOST/v1/validate"
        gatehouse -H 'Content-Type: application/json' --data-binary @first.json "$HOST/v1/preview"
        """

    static let sendIt = """
        gatehouse -H 'Content-Type: application/json' -H 'Idempotency-Key: first-1' \\
            --data-binary @first.json "$HOST/v1/notifications"
        """

    static let sendXML = """
        gatehouse -H 'Content-Type: application/xml' --data-binary @first.xml "$HOST/v1/validate"
        """

    static let python = """
        import json
        import pathlib
        import ssl
        import urllib.error
        import urllib.request

        HOST = "https://localhost:8443"
        trust = ssl.create_default_context(cafile="authority.pem")
        trust.load_cert_chain("partner.pem", "partner.key")


        def call(path, message=None, key=None):
            headers = {"Accept": "application/json"}
            if message is not None:
                headers["Content-Type"] = "application/json"
            if key is not None:
                headers["Idempotency-Key"] = key
            request = urllib.request.Request(HOST + path, data=message, headers=headers)
            try:
                with urllib.request.urlopen(request, context=trust, timeout=60) as answer:
                    return answer.status, json.load(answer)
            except urllib.error.HTTPError as refusal:
                return refusal.code, json.load(refusal)


        message = pathlib.Path("first.json").read_bytes()
        status, answer = call("/v1/notifications", message, key="first-1")
        if status == 202:
            print(answer["reference"], answer["state"])
            for warning in answer.get("warnings", []):
                print(warning["code"], warning.get("path"), warning["remedy"])
        else:
            print(status, answer["code"], answer["detail"])
            for finding in answer.get("receipt", {}).get("fault", {}).get("findings", []):
                print(finding.get("line"), finding.get("path"), finding["expected"])

        status, feed = call("/v1/receipts?since=0")
        for receipt in feed.get("receipts", []):
            print(receipt["number"], receipt["reference"], receipt["step"], receipt["state"])
        print("next time: since", feed["next"])
        """

    static let askDelivery = """
        gatehouse "$HOST/v1/deliveries/GN-2611-000001"
        """

    static let askFeed = """
        gatehouse "$HOST/v1/receipts?since=0"
        """

    static let byFolder = """
        cp first.json outgoing/first-1.json
        mv outgoing/first-1.json in/first-1.json
        """
}
