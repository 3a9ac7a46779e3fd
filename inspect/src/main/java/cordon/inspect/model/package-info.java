/**
 * Files of weights and what loads with them: pickles in every container, NumPy arrays, Keras, ONNX,
 * TensorFlow, GGUF, SafeTensors. Nothing is ever loaded; what loading would do is read from the
 * bytes.
 *
 * <p>A pickle is a program. {@link cordon.inspect.model.PickleMachine} walks it as an unpickler
 * would, with symbols in place of values, and every global name it meets is looked up: what is
 * allowed is data ({@code rules/model.toml}), everything else is doubted, because lists of what is
 * forbidden have always had holes.
 */
@NullMarked
package cordon.inspect.model;

import org.jspecify.annotations.NullMarked;
