/** The `handle` of a route whose page is a text: no form of ours, nothing that moves. It is sent without scripts. */
export const textAlone = 'text-alone'
