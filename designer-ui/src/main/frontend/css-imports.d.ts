// TypeScript checks side-effect imports; Vaadin's own types.d.ts only declares '*.css?inline'.
declare module '*.css';
