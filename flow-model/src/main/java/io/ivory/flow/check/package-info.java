/** Whether a flow is right: rules, their findings, and the flow that has passed them. */
@NullMarked
package io.ivory.flow.check;

import org.jspecify.annotations.NullMarked;
