import type { Connect } from '../../workspace/outside';
import { onnxModel } from './onnx';
import { programModel } from './program';
import { serviceModel } from './service';

/** What runs models that the user has named. @param folder in which programs are started */
export const connectOutside =
  (folder: string): Connect =>
  ({ command, url, onnx }) => {
    if (command) return programModel(command, folder);
    return url === undefined ? onnxModel(onnx!) : serviceModel(url);
  };
