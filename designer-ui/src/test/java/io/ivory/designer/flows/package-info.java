@NullMarked
package io.ivory.designer.flows;

import org.jspecify.annotations.NullMarked;
