#compdef aikb
# Completion of aikb for zsh. In ~/.zshrc, behind compinit:  eval "$(aikb completion zsh)"
# zsh quotes what is put into the line; nothing of what aikb answers is evaluated.
_aikb() {
    local -a answer
    answer=("${(@0)$(command aikb __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    local mode=$answer[1]
    answer=("${(@)answer[2,-1]}")
    [[ $mode == (files|dirs) && $PREFIX == --*=* ]] && compset -P '*='
    case $mode in
        files) _files ;;
        dirs) _files -/ ;;
        open) compadd -U -S '' -- "${(@)answer}" ;;
        insert) compadd -U -- "${(@)answer}" ;;
        list)
            compadd -U -- "${(@)answer}"
            compstate[insert]=''
            compstate[list]='list'
            ;;
    esac
}
if [[ $funcstack[1] == _aikb ]]; then
    _aikb "$@"
elif (( $+functions[compdef] )); then
    compdef _aikb aikb
fi
