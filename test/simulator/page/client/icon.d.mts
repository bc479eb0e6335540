/** What each file of icons of lucide holds, which has types for all of them together only. */
declare const node: import('lucide').IconNode;
export default node;
