/** What training makes. Opaque outside this folder: keep it with `serialiseModel`, use it with `createUnderstanding`. */
export interface Model {
  /** Hash of the corpus it was trained on. */
  readonly corpusHash: string;
}
