/** What the tests use of packages that bring no types. */
declare module 'tableschema' {
  export class Schema {
    static load(descriptor: object, options?: { readonly strict?: boolean }): Promise<Schema>
    readonly valid: boolean
    readonly errors: readonly Error[]
    readonly fieldNames: readonly string[]
    castRow(row: readonly string[], options?: { readonly failFast?: boolean }): readonly unknown[]
  }
}
declare module 'jsonld' {
  type Term = {
    readonly termType: string
    readonly value: string
    readonly language?: string
    readonly datatype?: Term
  }
  type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term }
  const jsonld: {
    expand(document: object): Promise<readonly object[]>
    toRDF(document: object): Promise<readonly Quad[]>
  }
  export default jsonld
}
