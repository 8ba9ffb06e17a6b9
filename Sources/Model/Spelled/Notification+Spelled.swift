package import Spelling

extension Notification: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.record("header", &header)
        speller.records("subjects", each: "subject", &subjects)
        speller.records("adults", each: "adult", &adults)
        speller.records("relationships", each: "relationship", &relationships)
        speller.record("incident", &incident)
        speller.record("nationalReferral", &nationalReferral)
        speller.record("femaleGenitalMutilation", &femaleGenitalMutilation)
        speller.record("unscheduledCare", &unscheduledCare)
        speller.record("health", &health)
        speller.record("pregnancy", &pregnancy)
        speller.record("education", &education)
        speller.record("homelessness", &homelessness)
        speller.record("privateFostering", &privateFostering)
        speller.record("onlineHarm", &onlineHarm)
        speller.record("earlyHelp", &earlyHelp)
        speller.record("publicProtection", &publicProtection)
        speller.record("allegation", &allegation)
        speller.record("prevent", &prevent)
        speller.record("neglect", &neglect)
        speller.record("mandatoryReport", &mandatoryReport)
        speller.record("withdrawal", &withdrawal)
        speller.records("concerns", each: "concern", &concerns)
        speller.leaves("indicatedFactors", each: "factor", &indicatedFactors)
        speller.record("senderAssessment", &senderAssessment)
        speller.records("actionsTaken", each: "action", &actionsTaken)
        speller.record("consent", &consent)
        speller.leaf("narrative", &narrative)
        speller.leaf("professionalOpinion", &professionalOpinion)
        speller.records("attachments", each: "attachment", &attachments)
        speller.leaf("test", &test)
        speller.records("extensions", each: "extension", &extensions)
    }
}

extension Notification.Header: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("messageId", &messageId)
        speller.leaf("messageType", &messageType)
        speller.leaf("correlationId", &correlationId)
        speller.leaf("supersedes", &supersedes)
        speller.leaf("codeListVersion", &codeListVersion)
        speller.leaf("createdAt", &createdAt)
        speller.leaf("sentAt", &sentAt)
        speller.record("sender", &sender)
        speller.records("references", each: "reference", &references)
        speller.leaf("securityMarking", &securityMarking)
        speller.record("handling", &handling)
        speller.leaf("schemaVersion", &schemaVersion)
        speller.leaf("digest", &digest)
        speller.leaf("signature", &signature)
    }
}

extension Notification.Sender: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("scheme", &scheme)
        speller.leaf("code", &code)
        speller.leaf("name", &name)
        speller.leaf("role", &role)
        speller.leaf("contactName", &contactName)
        speller.leaf("telephone", &telephone)
        speller.leaf("email", &email)
        speller.leaf("relationshipToChild", &relationshipToChild)
        speller.leaf("address", &address)
        speller.leaf("referralSource", &referralSource)
    }
}

extension Notification.SourceReference: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("kind", &kind)
        speller.leaf("value", &value)
    }
}

extension Notification.Handling: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaves("doNotDiscloseTo", each: "person", &doNotDiscloseTo)
        speller.leaf("addressConfidential", &addressConfidential)
        speller.leaf("intelligenceOnly", &intelligenceOnly)
        speller.leaf("grading", &grading)
    }
}

extension Notification.Relationship: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("kind", &kind)
    }
}

extension Notification.Concern: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("code", &code)
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("evidenceType", &evidenceType)
        speller.leaf("source", &source)
        speller.leaf("derivedFrom", &derivedFrom)
        speller.leaf("statedAt", &statedAt)
        speller.leaf("text", &text)
    }
}

extension Notification.SenderAssessment: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("level", &level)
        speller.leaf("urgency", &urgency)
        speller.leaf("rationale", &rationale)
        speller.leaf("mustActBefore", &mustActBefore)
        speller.leaf("mustActReason", &mustActReason)
        speller.leaf("requestsStrategyDiscussion", &requestsStrategyDiscussion)
        speller.leaf("requestsEarlyHelp", &requestsEarlyHelp)
        speller.leaf("primaryNeed", &primaryNeed)
    }
}

extension Notification.Action: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("kind", &kind)
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("at", &at)
        speller.leaf("by", &by)
        speller.leaf("text", &text)
    }
}

extension Notification.Consent: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("familyInformed", &familyInformed)
        speller.leaves("informedWho", each: "person", &informedWho)
        speller.leaf("informedAt", &informedAt)
        speller.leaf("informedHow", &informedHow)
        speller.leaf("agreementToService", &agreementToService)
        speller.leaf("agreementBy", &agreementBy)
        speller.leaf("agreementAt", &agreementAt)
        speller.leaf("reasonNotSought", &reasonNotSought)
        speller.leaf("reasonNotSoughtText", &reasonNotSoughtText)
        speller.leaf("childsViews", &childsViews)
        speller.leaves("lawfulBases", each: "lawfulBasis", &lawfulBases)
        speller.leaf("specialCategoryCondition", &specialCategoryCondition)
        speller.leaf("shareDecisionBy", &shareDecisionBy)
        speller.leaf("shareDecisionAt", &shareDecisionAt)
        speller.leaf("rationale", &rationale)
        speller.leaf("doNotContactParentsBeforeHub", &doNotContactParentsBeforeHub)
        speller.leaf("safeContactTelephone", &safeContactTelephone)
        speller.leaf("safeContactWhen", &safeContactWhen)
    }
}

extension Notification.Attachment: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("title", &title)
        speller.leaf("mediaType", &mediaType)
        speller.leaf("sha256", &sha256)
        speller.leaf("sizeBytes", &sizeBytes)
        speller.leaf("location", &location)
        speller.leaf("content", &content)
    }
}

extension Notification.Extension: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("name", &name)
        speller.leaf("value", &value)
    }
}
