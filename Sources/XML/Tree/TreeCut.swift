import CXML

/// A tree cut short, so that a walk over it ends early, and how it was before.
///
/// libxml2 cannot be told to stop a validation, and each error that it words costs far more than
/// the element that it is about. So all that follows is taken away while it walks.
@safe struct TreeCut {
    private var joints: [(node: xmlNodePtr, children: xmlNodePtr?, next: xmlNodePtr?)] =
        unsafe []

    /// Takes away all that is inside an element and all that follows it.
    mutating func cut(at element: xmlNodePtr) {
        var node: xmlNodePtr? = unsafe element
        while let joint = unsafe node, unsafe joint.pointee.type == XML_ELEMENT_NODE {
            unsafe joints.append((joint, joint.pointee.children, joint.pointee.next))
            unsafe joint.pointee.next = nil
            unsafe node = joint.pointee.parent
        }
        unsafe element.pointee.children = nil
    }

    /// Puts the tree together again; what was cut last comes back first.
    mutating func mend() {
        while let joint = unsafe joints.popLast() {
            unsafe joint.node.pointee.children = joint.children
            unsafe joint.node.pointee.next = joint.next
        }
    }
}
